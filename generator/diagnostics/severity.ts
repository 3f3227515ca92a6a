/** How bad a finding is: an error keeps files from being written, a warning and an info do not. */
export type Severity = "error" | "warning" | "info";

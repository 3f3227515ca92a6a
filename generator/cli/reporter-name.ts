export const reporterNames = ["text", "json", "github"] as const;

/** Style in which diagnostics are shown. */
export type ReporterName = (typeof reporterNames)[number];

export const isReporterName = (word: string): word is ReporterName => reporterNames.some((name) => name === word);

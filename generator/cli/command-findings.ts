import { didYouMean } from "../diagnostics/did-you-mean.js";
import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import type { Arguments } from "./parse-arguments.js";
import { isReporterName, reporterNames } from "./reporter-name.js";

/** Findings about the options that steer the command itself rather than a job. */
export function commandFindings({ switches, values }: Arguments): readonly Diagnostic[] {
  const reporter = values.get("reporter")?.[0];
  const expected = `one of ${reporterNames.join(", ")}`;
  return [
    ...(reporter === undefined || isReporterName(reporter)
      ? []
      : [diagnose("bad-value", { option: "--reporter", value: reporter, expected, suggestion: didYouMean(reporter, reporterNames) }, {})]),
    ...(switches.get("check") && switches.get("watch")
      ? [
          diagnose(
            "conflicting-options",
            { first: "'--check'", second: "'--watch'", why: "the one writes nothing and ends", remedy: "Leave one of them away." },
            {},
          ),
        ]
      : []),
  ];
}

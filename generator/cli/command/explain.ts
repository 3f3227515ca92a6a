import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { catalogue, type Code, diagnose } from "../../diagnostics/index.js";
import { allPages, page } from "../../diagnostics/page.js";
import type { ExitStatus, Io } from "../io.js";
import { reportFindings } from "../reporter.js";
import type { ReporterName } from "../reporter-name.js";

/** `pt-gen --explain code`: the page of one code, or of `all`. */
export async function explain(word: string, reporter: ReporterName, io: Io): Promise<ExitStatus> {
  if (word === "all") io.out(allPages());
  else if (isCode(word)) io.out(`${page(word)}\n`);
  else {
    await reportFindings([diagnose("unknown-code", { word, suggestion: didYouMean(word, Object.keys(catalogue)) }, {})], reporter, io);
    return 2;
  }
  return 0;
}

const isCode = (word: string): word is Code => Object.hasOwn(catalogue, word);

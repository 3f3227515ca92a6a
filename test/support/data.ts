import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { repository } from "./type-check.js";

/** Where the test data from the outside world lies; it is no part of the repository. */
export const dataDirectory: string = resolve(repository, process.env["PT_GEN_DATA"] ?? "../shared/data");

/** Whether it is there; says so once where it is not, because tests are skipped then. */
export const hasData: boolean = existsSync(dataDirectory);

if (!hasData) console.warn(`No test data at ${dataDirectory}: tests over real schemas are skipped. Set PT_GEN_DATA to run them.`);

// The CommonJS build stands below an ESM package; a package.json of its own tells Node and TypeScript what it is.
import { writeFileSync } from "node:fs";

writeFileSync(new URL("./dist/cjs/package.json", import.meta.url), '{ "type": "commonjs" }\n');

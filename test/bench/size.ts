import { readdirSync, readFileSync } from "node:fs";
import { bundleSize } from "../support/bundle-size.js";

/** Minified and gzipped size of the smallest programs that use one provider, SDK left out; bytes of the generated example. */
const generated = "examples/parallel-tools/generated";
const providers = ["openai", "anthropic", "google"] as const;
const verbs = ["callParallel", "streamParallel", "runParallel"] as const;

const programs: readonly (readonly [string, string])[] = [
  ["guards of two tools", `export { isWeather, issuesWeather, isGoogleSearch, issuesGoogleSearch } from "./${generated}/guards.ts";`],
  ...providers.flatMap((provider) => [
    ...verbs.map((verb) => [`${provider} ${verb}`, `export { ${verb} } from "./${generated}/${provider}.ts";`] as const),
    [`${provider} all three`, `export { ${verbs.join(", ")} } from "./${generated}/${provider}.ts";`] as const,
  ]),
];

console.log("program with two tools            minified   gzip");
for (const [name, contents] of programs) {
  const { minified, gzip } = await bundleSize(contents);
  console.log(`${name.padEnd(32)} ${kilo(minified)} ${kilo(gzip)}`);
}

const files = readdirSync(generated).filter((name) => /\.(ts|json)$/.test(name));
console.log(
  `\ngenerated files of the example: ${files.map((name) => `${name} ${readFileSync(`${generated}/${name}`).length}`).join(", ")} bytes`,
);

function kilo(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`.padStart(10);
}

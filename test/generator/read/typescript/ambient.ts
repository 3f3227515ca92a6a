/** A project whose tools use a global and modules that no import leads to: its tsconfig.json includes their declarations. */
export const ambient = {
  "src/tools.ts": 'import type { V } from "virtual:x"; export interface Tool { o: Opts; v: V; n: Left }',
  "src/env/globals.d.ts": "declare global { interface Opts { deep?: boolean } } export {};",
  "types/modules.d.ts": 'declare module "virtual:x" { export interface V { v: 1 } } declare type Left = 1;',
  "out/other.d.ts": "declare type Left = 2;",
  "tsconfig.json":
    '{ "compilerOptions": { "outDir": "out" }, "include": ["src/**/*.ts", "types/modules.d.ts", "out"], "exclude": ["src/none"] }',
} as const;

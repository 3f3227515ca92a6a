import { resolve } from "node:path";

/** Runs a module of the user's, TypeScript included, and gives its exports. Rejects with what the module throws. */
export async function importModule(path: string, cwd: string): Promise<Readonly<Record<string, unknown>>> {
  const { createJiti } = await import("jiti");
  const file = resolve(cwd, path);
  const loaded: unknown = await createJiti(file, { moduleCache: false, fsCache: false }).import(file);
  return typeof loaded === "object" && loaded !== null ? (loaded as Readonly<Record<string, unknown>>) : {};
}

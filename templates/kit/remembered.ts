import { type Code, flat } from "./code.js";

/**
 * Remembers code by the object that it is made of, for as long as the object lives: objects that come again in the next run (`--watch`)
 * are printed once.
 *
 * @returns a function that is given the object, all else that the code depends on as text, and how to make it
 * @example const written = remembered();
 *   written(schema, name, () => code`const ${ident(name)} = ${json(schema)};`)
 */
export function remembered(): (object: object, about: string, make: () => Code) => Code {
  const known = new WeakMap<object, { readonly about: string; readonly code: Code }>();
  return (object, about, make) => {
    const before = known.get(object);
    if (before?.about === about) return before.code;
    const code = flat(make());
    known.set(object, { about, code });
    return code;
  };
}

/** A JSON value: what a schema's `const`, `enum`, `default` and `examples` hold. Lone surrogates and `__proto__` keys are legal. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

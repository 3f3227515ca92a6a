/** An object whose fields are not checked yet. */
export type Fields<K extends string> = { readonly [key in K]?: unknown };

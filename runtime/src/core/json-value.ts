/** Reads unknown JSON without trusting its shape: a vendor's reply may be anything that an imitator sends. */

export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** The value where it is an object, else an empty one. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value where it is a string, else `""`. */
export const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");

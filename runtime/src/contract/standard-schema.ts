import type { Issue } from "./issue.js";

/**
 * What generated `XSchema` constants are: Standard Schema V1 and Standard JSON Schema V1 (https://standardschema.dev, spec 1.1),
 * declared by structure so that nothing has to be installed.
 */
export interface GuardSchema<T> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "pt-gen";
    readonly types?: { readonly input: T; readonly output: T } | undefined;
    readonly validate: (value: unknown) => GuardSuccess<T> | GuardFailure;
    readonly jsonSchema: {
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

export interface GuardSuccess<T> {
  readonly value: T;
  readonly issues?: undefined;
}

export interface GuardFailure {
  readonly issues: readonly GuardIssue[];
}

/** An issue as the standard wants it: `path` as property keys from the root. */
export interface GuardIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** `target` is the wished dialect, such as `draft-2020-12`, `draft-07` or `openapi-3.0`. */
export interface JsonSchemaOptions {
  readonly target: string;
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** What `validateX` gives back. */
export type Validated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

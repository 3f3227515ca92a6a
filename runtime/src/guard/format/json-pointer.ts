/** `json-pointer` of RFC 6901. */
export const formatJsonPointer = (text: string): boolean => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text);

/** `relative-json-pointer` of draft-bhutton-relative-json-pointer-00. */
export const formatRelativeJsonPointer = (text: string): boolean => /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/.test(text);

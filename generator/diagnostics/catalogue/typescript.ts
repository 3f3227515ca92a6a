export const typescriptCodes = {};

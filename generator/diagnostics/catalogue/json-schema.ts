export const jsonSchemaCodes = {};

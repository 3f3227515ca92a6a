export const namingCodes = {};

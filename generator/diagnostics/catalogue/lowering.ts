export const loweringCodes = {};

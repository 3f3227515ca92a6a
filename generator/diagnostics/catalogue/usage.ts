export const usageCodes = {};

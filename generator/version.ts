/** The version of pt-gen, as in package.json (a test holds the two together). Generated files name it in their header. */
export const version = "0.1.0";

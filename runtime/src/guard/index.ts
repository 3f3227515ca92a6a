/** Small functions that generated guards import, each only where it is used. */
export {};

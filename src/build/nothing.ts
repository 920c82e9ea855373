/** Stands in the bundle for a module that the program never uses. */

export const nothing = undefined;

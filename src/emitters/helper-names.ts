/** The helpers that templates may use. Templates are compiled knowing only these, so that a misspelt one fails when it is compiled. */

export const HELPER_NAMES = ['yaml', 'comment'] as const;

export type HelperName = (typeof HELPER_NAMES)[number];

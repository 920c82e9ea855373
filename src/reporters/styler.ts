/** Colours, as a function: a reporter says what a piece of text is, the styler how that looks. */

export type Style = 'error' | 'warning' | 'info' | 'related' | 'help' | 'gutter' | 'strong';

export type Styler = (style: Style, text: string) => string;

export const plainStyler: Styler = (_style, text) => text;

/** Select Graphic Rendition parameters of ECMA-48. */
const SGR: Readonly<Record<Style, string>> = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  related: '1;34',
  help: '1;32',
  gutter: '34',
  strong: '1',
};

export const ansiStyler: Styler = (style, text) => (text === '' ? '' : `\u001b[${SGR[style]}m${text}\u001b[0m`);

/** Which strings must stand in double quotes, so that every reader of YAML takes them for what they are. */

/** Strings that some reader resolves to a number, a date, a boolean or null when they stand plain. */
const AMBIGUOUS =
  /^(?:|[-+]?(?:[._]*\d[\d_.eExXoObBa-fA-F:+-]*|\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/;

/** Text that a block or plain scalar cannot carry for every reader: blank first lines, tabs and trailing blanks, control characters, odd line ends. */
const DELICATE =
  /^[\s?:]|[ \t](?:\n|$)|\n[ \t]*\n?$|[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029]/u;

export function mustBeQuoted(text: string): boolean {
  return AMBIGUOUS.test(text) || DATE.test(text) || (DELICATE.test(text) && !isPlainBlock(text));
}

/** Ordinary file contents: lines that end in one line feed, the first of which starts with a character. Blanks at their ends are kept by every reader. */
function isPlainBlock(text: string): boolean {
  return (
    /^[^\s?:]/.test(text) &&
    text.endsWith('\n') &&
    !/\n\n$|[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029]/u.test(text)
  );
}

/** The tokens of a YAML text, as the scanner hands them to the parser. */

/**
 * Block collections have a start and an end token of their own, made from the indentation; a list that is not indented below its key
 * has neither. `key` is made where a `:` shows that what came before is a key.
 */
export type TokenKind =
  | 'stream-end'
  | 'yaml-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-list-start'
  | 'block-map-start'
  | 'block-end'
  | 'flow-list-start'
  | 'flow-list-end'
  | 'flow-map-start'
  | 'flow-map-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'plain'
  | 'quoted';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  end: number;
  /** A scalar's text, the name of an anchor or alias, a tag's suffix, a directive's value. */
  text: string;
  /** The handle of a tag or of a tag directive. */
  handle: string;
  readonly line: number;
  /** Whether a key may start here, which the next `:` on the line decides; where it must, anything else is a fault. */
  key: 'no' | 'possible' | 'required';
}

/** What stands in a YAML text before anything is resolved: nodes with their tags, anchors and exact positions. */

interface SyntaxBase {
  /** UTF-16 offsets of the node itself, without its tag and anchor. */
  readonly start: number;
  readonly end: number;
  /** The tag with its handle expanded and the `tag:yaml.org,2002:` prefix shortened to `!!`; undefined when there is none. */
  readonly tag: string | undefined;
  readonly anchored: boolean;
}

export interface SyntaxScalar extends SyntaxBase {
  readonly kind: 'scalar';
  readonly plain: boolean;
  /** The text with quotes, escapes, folding and indentation undone. */
  readonly text: string;
}

export interface SyntaxAlias extends SyntaxBase {
  readonly kind: 'alias';
  readonly name: string;
  /** The node that carries the anchor; undefined when no such anchor stands before the alias. */
  readonly target: SyntaxContent | undefined;
}

export interface SyntaxPair {
  readonly key: SyntaxNode;
  readonly value: SyntaxNode;
}

export interface SyntaxList extends SyntaxBase {
  readonly kind: 'list';
  readonly items: readonly SyntaxNode[];
}

export interface SyntaxMap extends SyntaxBase {
  readonly kind: 'map';
  readonly pairs: readonly SyntaxPair[];
}

export type SyntaxContent = SyntaxScalar | SyntaxList | SyntaxMap;
export type SyntaxNode = SyntaxContent | SyntaxAlias;

/** Why the text is no YAML. Reading stops there, as it does in Docker Compose. */
export interface SyntaxFault {
  readonly code: 'syntax' | 'encoding' | 'too-complex';
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
  /** A further place: the bracket that is to be closed. */
  readonly opening?: { readonly start: number; readonly end: number };
}

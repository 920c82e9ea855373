/** Prints Kubernetes objects as YAML that kubectl reads back as the same values. */

import { Document, isScalar, Scalar, visit } from 'yaml';
import { orderKeys } from './key-order.ts';

/**
 * One document, without a `---` line. kubectl's reader follows YAML 1.1 with additions of its own (`0o17`), so every string that either of
 * them would take for something else is quoted.
 */
export function yamlText(value: unknown): string {
  const document = new Document(orderKeys(value), { version: '1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === 'string' && isAmbiguous(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0, directives: false });
}

/** Strings that some reader resolves to a number, a date, a boolean or null when they stand plain. */
const AMBIGUOUS =
  /^(?:[-+]?(?:\.?\d[\d_.eExXoObBa-fA-F:+-]*|\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/;

function isAmbiguous(text: string): boolean {
  return AMBIGUOUS.test(text) || DATE.test(text);
}

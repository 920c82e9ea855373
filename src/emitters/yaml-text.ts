/** Prints data as YAML in the layout that people write for Kubernetes. Scalars are `yaml-scalar.ts`'s; here is what stands on which line. */

import { orderedKeys } from './key-order.ts';
import { keyText, scalarText } from './yaml-scalar.ts';

/** One document, without a `---` line. Takes what JSON can hold; members without a value are left out, and a value that stands twice is printed twice. */
export function yamlText(value: unknown): string {
  const lines: string[] = [];
  if (isBlock(value)) addBlock(lines, value, { lead: '', indent: '' });
  else lines.push(leafText(value, ''));
  return `${lines.join('\n')}\n`;
}

type Block = readonly unknown[] | Readonly<Record<string, unknown>>;

/** What takes lines of its own. */
function isBlock(value: unknown): value is Block {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) && Object.values(value).some((member) => member !== undefined);
}

function leafText(value: unknown, indent: string): string {
  if (Array.isArray(value)) return '[]';
  return isObject(value) ? '{}' : scalarText(value, indent);
}

interface Margin {
  /** Stands before the first line, where the dashes of the lists may be that the block begins. */
  readonly lead: string;
  /** Stands before the others. */
  readonly indent: string;
}

function addBlock(lines: string[], block: Block, margin: Margin): void {
  if (isList(block)) addList(lines, block, margin);
  else addMapping(lines, block, margin);
}

function addList(lines: string[], list: readonly unknown[], { lead, indent }: Margin): void {
  let start = lead;
  for (const item of list) {
    if (isBlock(item)) addBlock(lines, item, { lead: `${start}- `, indent: `${indent}  ` });
    else lines.push(`${start}- ${leafText(item, indent)}`);
    start = indent;
  }
}

function addMapping(lines: string[], mapping: Readonly<Record<string, unknown>>, { lead, indent }: Margin): void {
  const deeper = { lead: `${indent}  `, indent: `${indent}  ` };
  let start = lead;
  for (const key of orderedKeys(mapping)) {
    const value = mapping[key];
    if (value === undefined) continue;
    const head = `${start}${keyText(key)}:`;
    start = indent;
    if (isBlock(value)) {
      lines.push(head);
      addBlock(lines, value, deeper);
    } else lines.push(`${head} ${leafText(value, indent)}`);
  }
}

function isList(block: Block): block is readonly unknown[] {
  return Array.isArray(block);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

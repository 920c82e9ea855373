/** The diagnostics of the YAML layer, in words. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../model/origins.ts';

export function duplicateKey(key: string, at: Span, first: Span): Diagnostic {
  const merge = key === '<<';
  return {
    code: 'yaml/duplicate-key',
    severity: 'error',
    message: `the key ${JSON.stringify(key)} stands twice in the same mapping`,
    help: merge ? 'write one merge key with a list: `<<: [*first, *second]`' : 'keep one of the two, or put both values under one key',
    at,
    related: [{ message: `${JSON.stringify(key)} stands here first`, at: first }],
  };
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  int: 'a number',
  float: 'a number',
  bool: 'a boolean',
  null: 'null',
  timestamp: 'a date',
  list: 'a list',
  map: 'a mapping',
};

export function nonStringKey(at: Span, key: { readonly type: string; readonly text: string }): Diagnostic {
  const collection = key.type === 'list' || key.type === 'map';
  const shown = collection ? 'a key' : key.text === '' ? 'an empty key' : `the key ${key.text}`;
  return {
    code: 'yaml/non-string-key',
    severity: 'error',
    message: `non-string key: ${shown} is ${KIND_NAMES[key.type] ?? 'no string'}`,
    help: collection ? 'write a plain word as the key' : `put it in quotes: "${key.text}"`,
    at,
  };
}

export function mergeValue(at: Span): Diagnostic {
  return {
    code: 'yaml/merge-key',
    severity: 'error',
    message: 'the merge key `<<` takes a mapping or a list of mappings as its value',
    help: 'write an alias to a mapping, `<<: *name`, or a list of them, `<<: [*first, *second]`',
    at,
  };
}

export function unknownAnchor(at: Span, name: string): Diagnostic {
  return {
    code: 'yaml/unknown-anchor',
    severity: 'error',
    message: `the alias *${name} has no anchor &${name} before it`,
    help: `write &${name} before the value that is meant; anchors do not reach into other files`,
    at,
  };
}

export function aliasCycle(name: string, at: Span, anchor: Span): Diagnostic {
  return {
    code: 'yaml/alias-cycle',
    severity: 'error',
    message: `the alias *${name} stands inside the value that it repeats`,
    help: 'move what both places share into an anchored value of its own',
    at,
    related: [{ message: `&${name} is the value here`, at: anchor }],
  };
}

export function tooComplex(at: Span): Diagnostic {
  return {
    code: 'yaml/too-complex',
    severity: 'error',
    message: 'the aliases of this file bring in too many or too deeply nested values',
    help: 'write the values out, or split the file; aliases inside anchored values multiply',
    at,
  };
}

export function unfitTag(at: Span, tag: string): Diagnostic {
  return {
    code: 'yaml/tag',
    severity: 'error',
    message: `the value cannot be read as ${tag}`,
    help: `remove ${tag}, or write a value of that type`,
    at,
  };
}

export function resetItem(at: Span): Diagnostic {
  return {
    code: 'yaml/reset-item',
    severity: 'warning',
    message: '`!reset` on a list item removes nothing from the files before: the item is only left out here',
    help: 'replace the whole list with `!override`',
    at,
  };
}

/** The diagnostics of the YAML layer, in words. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../model/origins.ts';

export function duplicateKey(key: string, at: Span, first: Span): Diagnostic {
  const merge = key === '<<';
  return {
    code: 'yaml/duplicate-key',
    severity: 'error',
    message: `the key ${JSON.stringify(key)} stands twice in the same mapping`,
    help: merge ? 'Write one merge key with a list: `<<: [*first, *second]`.' : 'Keep one of the two, or put both values under one key.',
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
  return {
    code: 'yaml/non-string-key',
    severity: 'error',
    message: collection
      ? `${KIND_NAMES[key.type]} stands where a key was expected`
      : `the key ${key.text || '(empty)'} is not a string but ${KIND_NAMES[key.type]}`,
    help: collection ? 'Put the value in quotes, if the brackets are part of it.' : `Put it in quotes: "${key.text}".`,
    at,
  };
}

export function mergeValue(at: Span): Diagnostic {
  return {
    code: 'yaml/merge-key',
    severity: 'error',
    message: 'the merge key `<<` takes a mapping or a list of mappings as its value',
    help: 'Write an alias to a mapping, `<<: *name`, or a list of them, `<<: [*first, *second]`.',
    at,
  };
}

export function unknownAnchor(at: Span, name: string): Diagnostic {
  return {
    code: 'yaml/unknown-anchor',
    severity: 'error',
    message: `the alias *${name} has no anchor &${name} before it`,
    help: `Write &${name} before the value that is meant; anchors of other files are not seen.`,
    at,
  };
}

export function aliasCycle(name: string, at: Span, anchor: Span): Diagnostic {
  return {
    code: 'yaml/alias-cycle',
    severity: 'error',
    message: `the alias *${name} stands inside the value that it repeats`,
    help: 'Move what both places share into an anchored value of its own.',
    at,
    related: [{ message: `&${name} is the value here`, at: anchor }],
  };
}

export function excessiveAliasing(at: Span): Diagnostic {
  return {
    code: 'yaml/too-complex',
    severity: 'error',
    message: 'the aliases and merge keys of this file bring in too many values',
    help: 'Write the values out: aliases inside anchored values multiply.',
    at,
  };
}

export function tooDeepAlias(name: string, at: Span): Diagnostic {
  return {
    code: 'yaml/too-complex',
    severity: 'error',
    message: `with what the alias *${name} brings in, values are nested too deeply`,
    help: 'Write a flatter structure.',
    at,
  };
}

export function unfitTag(at: Span, tag: string): Diagnostic {
  return {
    code: 'yaml/tag',
    severity: 'error',
    message: `the value cannot be read as ${tag}`,
    help: `Remove ${tag}, or write a value of that type.`,
    at,
  };
}

export function resetItem(at: Span): Diagnostic {
  return {
    code: 'yaml/reset-item',
    severity: 'warning',
    message: '`!reset` on a list item removes nothing from the files before: the item is only left out here',
    help: 'Replace the whole list with `!override`.',
    at,
  };
}

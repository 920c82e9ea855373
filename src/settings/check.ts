/** Checks written settings against their schema: every fault once, at its own place, with a suggestion for an unknown key. */

import { closest, distance } from 'fastest-levenshtein';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type SchemaError, validators } from '../generated/settings-validator.js';
import type { Path, Segment } from '../model/path.ts';
import { formatPath } from '../model/path.ts';
import { SETTINGS_SCHEMA } from './schema.ts';

export type SettingsPart = keyof typeof validators;

/** `place` makes of a path within the settings what a diagnostic points with. */
export function checkSettings(
  part: SettingsPart,
  value: unknown,
  place: (within: Path) => Pick<Diagnostic, 'path' | 'at'>,
): readonly Diagnostic[] {
  const validate = validators[part];
  if (validate(value)) return [];
  return mostSpecific(validate.errors ?? []).map((error) => describe(error, place));
}

/** Of several faults of one value (the branches of an anyOf) the deepest one is meant; the others only say that no branch fits. */
function mostSpecific(errors: readonly SchemaError[]): readonly SchemaError[] {
  const inside = (outer: string, inner: string) => inner.startsWith(`${outer}/`);
  return errors.filter((error, i) => {
    if (errors.some((other) => inside(error.instancePath, other.instancePath))) return false;
    const same = errors.filter((other) => other.instancePath === error.instancePath);
    const unknown = same.filter(({ keyword }) => keyword === 'additionalProperties' || keyword === 'required');
    if (unknown.length > 0) return unknown.includes(error);
    return errors.findIndex((other) => other.instancePath === error.instancePath) === i;
  });
}

function describe({ instancePath, keyword, params }: SchemaError, place: (within: Path) => Pick<Diagnostic, 'path' | 'at'>): Diagnostic {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((segment): Segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const named = path.length === 0 ? 'the settings' : formatPath(path);
  if (keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    const suggestion = closestKey(key);
    return {
      code: 'settings/unknown-key',
      severity: 'error',
      message: `There is no setting ${key}${path.length === 0 ? '' : ` in ${named}`}.`,
      part: 'key',
      ...place([...path, key]),
      ...(suggestion === undefined ? {} : { help: `Did you mean ${suggestion}?` }),
    };
  }
  return { code: 'settings/value', severity: 'error', message: `${named} ${expectation(keyword, params)}.`, ...place(path) };
}

function expectation(keyword: string, params: Readonly<Record<string, unknown>>): string {
  if (keyword === 'enum') return `must be one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}`;
  if (keyword === 'required') return `needs ${String(params['missingProperty'])}`;
  if (keyword === 'type') return `must be of type ${String(params['type'])}`;
  if (keyword === 'pattern') return `must match ${String(params['pattern'])}`;
  if (keyword === 'minimum') return `must be at least ${String(params['limit'])}`;
  if (keyword === 'maximum') return `must be at most ${String(params['limit'])}`;
  return 'has a value that cannot be used here';
}

function closestKey(key: string): string | undefined {
  const known = [...knownKeys(SETTINGS_SCHEMA)];
  const best = closest(key, known);
  return distance(key.toLowerCase(), best.toLowerCase()) <= Math.max(1, Math.floor(key.length / 3)) ? best : undefined;
}

function knownKeys(schema: unknown, keys = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const item of schema) knownKeys(item, keys);
  else if (typeof schema === 'object' && schema !== null) {
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties' && typeof value === 'object' && value !== null) for (const name of Object.keys(value)) keys.add(name);
      knownKeys(value, keys);
    }
  }
  return keys;
}

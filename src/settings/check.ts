/** Checks written settings against their schema: every fault once, at its own place, with a suggestion for an unknown key. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { type SchemaError, validators } from '../generated/settings-validator.js';
import { formatPath, type Path, type Segment } from '../model/path.ts';
import { closestName } from '../parser/validate/closest-name.ts';
import { cast } from './cast.ts';
import { nodesAt, type SchemaNode, type SettingsPart, schemaOf } from './schema-node.ts';

/** Where settings stand: `place` makes of a path within them what a diagnostic points with, `holder` begins their names in messages. */
export interface SettingsPlace {
  readonly place: Placing;
  readonly holder?: Path;
}

export type Placing = (within: Path, part: 'key' | 'value') => Pick<Diagnostic, 'path' | 'at' | 'part'>;

/** The settings as the schema wants them; undefined where something is wrong with them. */
export function checkSettings<T extends object>(part: SettingsPart, value: unknown, where: SettingsPlace): Outcome<T | undefined> {
  const settings = cast(schemaOf(part), value);
  const validate = validators[part];
  if (validate(settings)) return { value: settings as T, diagnostics: [] };
  const errors = (validate.errors ?? []).slice(0, MOST_ERRORS);
  const { place, holder = [] } = where;
  const faults = mostSpecific(errors).map((error) => ({ ...error, path: pathOf(error, settings), part, settings, place, holder }));
  return { value: undefined, diagnostics: faults.map(describe) };
}

/** A file that is wrong in more places is wrong in itself. */
export const MOST_ERRORS = 200;

/** The branches of an anyOf each have their faults: the deepest is meant, or one about keys, or the first; the others only say that no branch fits. */
function mostSpecific(errors: readonly SchemaError[]): readonly SchemaError[] {
  const told = errors.filter((error) => error.keyword !== 'propertyNames' && !isMisspelt(error, errors));
  const choices = told.filter(({ keyword }) => keyword === 'anyOf');
  const branches = choices.map((choice) => told.filter((error) => isOfBranch(error, choice)));
  const rejected = new Set([...choices, ...branches.flatMap((faults) => faults.filter((fault) => !meant(faults).includes(fault)))]);
  return told.filter((error) => !rejected.has(error));
}

/** A key is missing where another one is unknown: it probably is that one. */
function isMisspelt({ keyword, instancePath }: SchemaError, errors: readonly SchemaError[]): boolean {
  return keyword === 'required' && errors.some((other) => other.keyword === 'additionalProperties' && other.instancePath === instancePath);
}

function isOfBranch(error: SchemaError, { schemaPath, instancePath }: SchemaError): boolean {
  const isWithin = error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`);
  return isWithin && error.schemaPath.startsWith(`${schemaPath}/`);
}

function meant(faults: readonly SchemaError[]): readonly SchemaError[] {
  const shallow = Math.min(...faults.map(({ instancePath }) => instancePath.length));
  const deep = faults.filter(({ instancePath }) => instancePath.length > shallow);
  const ofKeys = faults.filter(({ keyword }) => keyword === 'additionalProperties' || keyword === 'required');
  return deep.length > 0 ? deep : ofKeys.length > 0 ? ofKeys : faults.slice(0, 1);
}

function pathOf({ instancePath }: SchemaError, settings: unknown): Path {
  let value = settings;
  return instancePath
    .split('/')
    .slice(1)
    .map((escaped): Segment => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const segment = Array.isArray(value) ? Number(key) : key;
      value = memberOf(value, segment);
      return segment;
    });
}

interface Fault extends SchemaError {
  readonly path: Path;
  readonly part: SettingsPart;
  readonly settings: unknown;
  readonly place: Placing;
  readonly holder: Path;
}

function describe(fault: Fault): Diagnostic {
  const { path, keyword, params, propertyName, place, part } = fault;
  if (keyword === 'additionalProperties') return unknownKey(fault, String(params['additionalProperty']));
  const named = nameOf(fault);
  const base = { code: 'settings/value', severity: 'error' } as const;
  if (propertyName !== undefined) {
    const keys = nodesAt(schemaOf(part), path).flatMap(({ propertyNames }) => propertyNames ?? []);
    const message = `${JSON.stringify(propertyName)} in ${named} ${patternMessage(keys)}.`;
    return { ...base, message, help: 'Write another key, or leave it out.', ...place([...path, propertyName], 'key') };
  }
  const message = `${named} ${expectation(fault)}${shown(valueAt(fault))}.`;
  return { ...base, message, help: valueHelp(fault), ...place(path, 'value') };
}

function nameOf({ holder, path }: Fault): string {
  return holder.length + path.length === 0 ? 'The settings' : formatPath([...holder, ...path]);
}

function unknownKey(fault: Fault, key: string): Diagnostic {
  const { path, place, part, holder } = fault;
  const known = nodesAt(schemaOf(part), path).flatMap(({ properties }) => Object.keys(properties ?? {}));
  const near = closestName(key, known);
  const help = near === undefined ? (elsewhere(key) ?? among(known)) : `Did you mean ${near}?`;
  return {
    code: 'settings/unknown-key',
    severity: 'error',
    message: `There is no setting ${key}${holder.length + path.length === 0 ? '' : ` in ${nameOf(fault)}`}.`,
    help,
    ...place([...path, key], 'key'),
  };
}

/** Of more, a list is no help. */
const MOST_LISTED = 12;

function among(known: readonly string[]): string {
  return known.length > 0 && known.length <= MOST_LISTED ? `Write one of ${known.join(', ')}, or leave it out.` : 'Leave it out.';
}

const HOLDERS = { project: 'the project', service: 'a service', volume: 'a volume' } as const;

function elsewhere(key: string): string | undefined {
  const holders = (Object.keys(HOLDERS) as (keyof typeof HOLDERS)[]).filter((part) => Object.hasOwn(schemaOf(part).properties ?? {}, key));
  return holders.length === 0 ? undefined : `It is a setting of ${holders.map((part) => HOLDERS[part]).join(' and of ')}.`;
}

function expectation({ keyword, params, path, part }: Fault): string {
  switch (keyword) {
    case 'enum':
      return `must be one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}`;
    case 'required':
      return `needs ${String(params['missingProperty'])}`;
    case 'type':
      if (nodesAt(schemaOf(part), path).some((node) => node.pattern !== undefined)) return patternMessage(nodesAt(schemaOf(part), path));
      return `must be ${TYPES.get(String(params['type'])) ?? String(params['type'])}`;
    case 'pattern':
    case 'maxLength':
      return patternMessage(nodesAt(schemaOf(part), path));
    case 'minimum':
      return `must be at least ${String(params['limit'])}`;
    case 'maximum':
      return `must be at most ${String(params['limit'])}`;
    default:
      return 'must not be empty';
  }
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['object', 'a mapping'],
  ['array', 'a list'],
  ['string', 'text'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
]);

function patternMessage(nodes: readonly SchemaNode[]): string {
  return nodes.find(({ patternErrorMessage }) => patternErrorMessage !== undefined)?.patternErrorMessage ?? 'cannot be used';
}

function valueHelp(fault: Fault): string {
  const { keyword, params } = fault;
  switch (keyword) {
    case 'enum':
      return suggestion(fault);
    case 'required':
      return requiredHelp(fault, String(params['missingProperty']));
    case 'type':
      return typeHelp(fault);
    case 'minimum':
      return `Write ${String(params['limit'])} or more.`;
    case 'maximum':
      return `Write ${String(params['limit'])} or less.`;
    case 'pattern':
    case 'maxLength':
      return IN_FORM;
    default:
      return 'Fill it in, or leave it out.';
  }
}

function requiredHelp({ path, part }: Fault, key: string): string {
  const choices = nodesAt(schemaOf(part), [...path, key]).flatMap((node) => node.enum ?? []);
  return choices.length === 0 ? `Add \`${key}: …\`.` : `Add \`${key}\` with one of ${choices.join(', ')}.`;
}

/** `1.30` without quotes is the number 1.3. */
function typeHelp(fault: Fault): string {
  const type = String(fault.params['type']);
  const value = valueAt(fault);
  if (type === 'string' && typeof value === 'number') return quotedHelp(fault, String(value));
  if (type === 'array' && typeof value === 'string') return 'Write a list, even of one: `[…]`.';
  return TYPE_HELP.get(type) ?? 'Write another value, or leave it out.';
}

/** Quotes alone make no time of a number. */
function quotedHelp({ path, part }: Fault, text: string): string {
  const patterns = nodesAt(schemaOf(part), path).flatMap(({ pattern }) => (pattern === undefined ? [] : [new RegExp(pattern, 'u')]));
  const fits = (candidate: string) => patterns.length === 0 || patterns.some((pattern) => pattern.test(candidate));
  if (fits(text)) return 'Put it in quotes.';
  return fits(`${text}s`) ? `Give it a unit: ${text}s.` : IN_FORM;
}

const IN_FORM = 'Write it in that form, or leave it out.';

const TYPE_HELP: ReadonlyMap<string, string> = new Map([
  ['object', 'Write `key: value` lines below it.'],
  ['array', 'Begin each item with a dash: `- item`.'],
  ['string', 'Write one value.'],
  ['integer', 'Write a whole number in digits.'],
  ['boolean', 'Write `true` or `false`.'],
]);

function suggestion(fault: Fault): string {
  const value = valueAt(fault);
  const allowed = (fault.params['allowedValues'] as readonly unknown[]).map(String);
  // Of 1.30, the number keeps 1.3.
  if (typeof value === 'number' && allowed.some((text) => Number(text) === value)) return 'Put it in quotes.';
  const near = typeof value === 'string' && /[a-z]/i.test(value) ? closestName(value, allowed) : undefined;
  return near === undefined ? 'Write one of them, or leave it out.' : `Did you mean ${near}?`;
}

function valueAt({ settings, path }: Fault): unknown {
  return path.reduce(memberOf, settings);
}

function memberOf(value: unknown, segment: Segment): unknown {
  return isMapping(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

function isMapping(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  const isShort = typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 40);
  return isShort ? `, not ${JSON.stringify(value)}` : '';
}

/** Which rules run and at what level: the settings of the linter, as a person gives them on the command line. */

import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { isFixed, type Rule, type RuleId } from './rule.ts';
import { findRule, ruleWithPrefix } from './rules/index.ts';

export type Level = Severity | 'off';

export interface LintSettings {
  readonly levels: ReadonlyMap<RuleId, Level>;
  /** Ids, names or prefixes of ids. When there are any, other rules are off. */
  readonly select: readonly string[];
  /** The same; strongest of all. */
  readonly ignore: readonly string[];
}

export const DEFAULT_SETTINGS: LintSettings = { levels: new Map(), select: [], ignore: [] };

/** What a rule that the loader relies on is at cannot be changed; else `ignore` wins over a level, and a level over `select`. */
export function levelOf(rule: Rule, { levels, select, ignore }: LintSettings): Level {
  if (isFixed(rule)) return rule.severity;
  if (ignore.some((pattern) => isMeant(rule, pattern))) return 'off';
  const level = levels.get(rule.id);
  if (level !== undefined) return level;
  return select.length === 0 || select.some((pattern) => isMeant(rule, pattern)) ? rule.severity : 'off';
}

function isMeant(rule: Rule, pattern: string): boolean {
  return rule.name === pattern || rule.id.startsWith(pattern.toUpperCase());
}

export interface SettingsRequest {
  /** `id:level` or `name:level`. */
  readonly rules?: readonly string[];
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
}

const LEVELS: readonly Level[] = ['error', 'warning', 'info', 'off'];

/** Reads settings; every rule that does not exist and every level that is none is an error. */
export function readSettings({ rules = [], select = [], ignore = [] }: SettingsRequest): Outcome<LintSettings> {
  const diagnostics: Diagnostic[] = [];
  const levels = new Map<RuleId, Level>();
  for (const setting of rules) {
    const read = readLevel(setting);
    if ('problem' in read) diagnostics.push(read.problem);
    else levels.set(read.id, read.level);
  }
  for (const pattern of [...select, ...ignore]) {
    if (ruleWithPrefix(pattern) === undefined) diagnostics.push(unknownRule(pattern));
  }
  for (const pattern of ignore) {
    const rule = findRule(pattern);
    if (rule !== undefined && isFixed(rule)) diagnostics.push(fixedRule(rule));
  }
  return { value: { levels, select, ignore }, diagnostics };
}

function readLevel(setting: string): { readonly id: RuleId; readonly level: Level } | { readonly problem: Diagnostic } {
  const colon = setting.lastIndexOf(':');
  const name = setting.slice(0, colon);
  const level = LEVELS.find((known) => known === setting.slice(colon + 1));
  const rule = findRule(colon === -1 ? setting : name);
  if (rule === undefined) return { problem: unknownRule(colon === -1 ? setting : name) };
  if (level === undefined) return { problem: problem(`\`${setting}\` gives no level`, `Write ${rule.id}:error, :warning, :info or :off.`) };
  return isFixed(rule) ? { problem: fixedRule(rule) } : { id: rule.id, level };
}

function fixedRule(rule: Rule): Diagnostic {
  return problem(
    `the level of ${rule.id} (${rule.name}) cannot be changed`,
    'Leave it out: Docker Compose itself refuses what the rule finds.',
  );
}

function unknownRule(name: string): Diagnostic {
  return problem(`there is no rule \`${name}\``, '`kubeferry rules` lists them all.');
}

function problem(message: string, help: string): Diagnostic {
  return { code: 'settings/lint', severity: 'error', message, help };
}

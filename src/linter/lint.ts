/** Runs the rules over a loaded project and gives the loader's own diagnostics the rules that stand for them. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedProject, LoadOutcome } from '../parser/load.ts';
import { isFixed, isLoadRule, type LoadRule, type ModelRule, type Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { DEFAULT_SETTINGS, type LintSettings, levelOf } from './settings.ts';

/** The findings of all rules that are on, the loader's first. A project that could not be loaded has only those. */
export function lint(loaded: LoadOutcome, settings: LintSettings = DEFAULT_SETTINGS): readonly Diagnostic[] {
  const fromLoader = loaded.diagnostics.flatMap((diagnostic) => withRule(diagnostic, settings));
  const { value } = loaded;
  if (value === undefined) return fromLoader;
  return [...fromLoader, ...rules.flatMap((rule) => (isLoadRule(rule) ? [] : runRule(rule, { loaded: value, settings })))];
}

/** Findings of one rule at the level that the settings give it. */
function runRule(
  rule: ModelRule,
  { loaded, settings }: { readonly loaded: LoadedProject; readonly settings: LintSettings },
): readonly Diagnostic[] {
  const level = levelOf(rule, settings);
  if (level === 'off') return [];
  const findings: Diagnostic[] = [];
  rule.check(loaded, ({ severity, ...finding }) => {
    const isAsDeclared = level === rule.severity;
    findings.push({ code: `lint/${rule.name}`, rule: rule.id, severity: isAsDeclared ? (severity ?? level) : level, ...finding });
  });
  return findings;
}

/** An error of the loader stays one whatever the settings say: Docker Compose refuses the file. A warning has the level of its rule. */
function withRule(diagnostic: Diagnostic, settings: LintSettings): readonly Diagnostic[] {
  const rule = ruleOfCode(diagnostic.code);
  if (rule === undefined) return [diagnostic];
  if (diagnostic.severity === 'error') return [{ ...diagnostic, rule: rule.id }];
  const level = levelOf(rule, settings);
  if (level === 'off') return [];
  return [{ ...diagnostic, rule: rule.id, severity: isFixed(rule) ? diagnostic.severity : level }];
}

function ruleOfCode(code: string): LoadRule | undefined {
  const kind = `${code.slice(0, code.indexOf('/'))}/*`;
  return claims.get(code) ?? claims.get(kind);
}

const claims: ReadonlyMap<string, LoadRule> = claimsOf(rules);

function claimsOf(all: readonly Rule[]): ReadonlyMap<string, LoadRule> {
  const byCode = new Map<string, LoadRule>();
  for (const rule of all.filter(isLoadRule)) {
    for (const code of rule.covers) {
      if (byCode.has(code)) throw new Error(`${code} is claimed by ${byCode.get(code)?.id} and ${rule.id}`);
      byCode.set(code, rule);
    }
  }
  return byCode;
}

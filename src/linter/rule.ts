/** What a lint rule is: its page (what it finds, why that matters, a bad and a good example) and how it finds it. */

import type { Diagnostic, DiagnosticCode, Severity } from '../diagnostics/diagnostic.ts';
import type { LoadedProject } from '../parser/load.ts';

/** Y: reading the files, C: correctness, S: security, M: what ties the project to one machine. */
export type RuleGroup = 'load' | 'correctness' | 'security' | 'one-machine';

export type RuleId = `${'Y' | 'C' | 'S' | 'M'}${number}`;

export interface RulePage {
  /** Stable: an id is never used again for something else. */
  readonly id: RuleId;
  /** States the fault that the rule finds; the file of the rule has the same name. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence: what is found. */
  readonly summary: string;
  /** Why it matters, above all on several machines. */
  readonly why: string;
  /** A compose file with at least one finding of this rule. */
  readonly bad: string;
  /** The same file, mended. */
  readonly good: string;
}

/** What a rule says about one place; code, rule and severity are added by the linter. */
export type Finding = Omit<Diagnostic, 'code' | 'rule' | 'severity'> & { readonly severity?: Severity };

export type ReportFinding = (finding: Finding) => void;

/** A rule that reads the model. Origins and sources are for the few that ask how a value is spelled; none parses a file again. */
export interface ModelRule extends RulePage {
  check(loaded: LoadedProject, report: ReportFinding): void;
}

/** A rule whose findings are diagnostics of the loader: exact codes, or all of a kind (`yaml/*`); the most exact claim counts. */
export interface LoadRule extends RulePage {
  readonly covers: readonly DiagnosticCode[];
}

export type Rule = ModelRule | LoadRule;

export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}

export function isLoadRule(rule: Rule): rule is LoadRule {
  return 'covers' in rule;
}

const GROUPS: Readonly<Record<string, RuleGroup>> = { Y: 'load', C: 'correctness', S: 'security', M: 'one-machine' };

export function groupOf(rule: RulePage): RuleGroup {
  const group = GROUPS[rule.id.charAt(0)];
  if (group === undefined) throw new Error(`rule ${rule.id} belongs to no group`);
  return group;
}

/** Docker Compose itself refuses what such a rule finds, so there is nothing to choose. */
export function isFixed(rule: Rule): boolean {
  return isLoadRule(rule) && rule.severity === 'error';
}

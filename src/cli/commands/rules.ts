/** `kubeferry rules`: the table of the lint rules, or the page of one. */

import { groupOf, isFixed, type Rule } from '../../linter/rule.ts';
import { renderRule, ruleMarkdown, rulesMarkdown, ruleTable } from '../../linter/rule-page.ts';
import { findRule, rules } from '../../linter/rules/index.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';

interface RulesOptions {
  /** Id or name of a rule. */
  readonly rule?: string;
  readonly format: 'text' | 'json' | 'markdown';
}

export const command = defineCommand<RulesOptions>({
  arguments: [{ syntax: '[rule]', help: 'id (C104) or name (unused-resource) of a rule; all rules when left out' }],
  options: [{ flags: '--format <format>', help: 'how to print', choices: ['text', 'json', 'markdown'], default: 'text' }],
  examples: ['kubeferry rules', 'kubeferry rules C104', 'kubeferry rules --format markdown > rules.md'],
  run: async ({ rule: asked, format }, io) => {
    if (asked === undefined) {
      io.stdout.write(ALL[format](rules));
      return EXIT.clean;
    }
    const rule = findRule(asked);
    if (rule === undefined) {
      io.stderr.write(`there is no rule \`${asked}\`; \`kubeferry rules\` lists them all\n`);
      return EXIT.failed;
    }
    io.stdout.write(ONE[format](rule));
    return EXIT.clean;
  },
});

const ALL = {
  text: ruleTable,
  markdown: rulesMarkdown,
  json: (all: readonly Rule[]) => json({ rules: all.map(describe) }),
};

const ONE = {
  text: renderRule,
  markdown: ruleMarkdown,
  json: (rule: Rule) => json({ rules: [describe(rule)] }),
};

function describe(rule: Rule): object {
  const { id, name, severity, summary, why, bad, good } = rule;
  return { id, name, group: groupOf(rule), severity, canBeChanged: !isFixed(rule), summary, why, bad, good };
}

function json(content: object): string {
  return `${JSON.stringify({ schemaVersion: 1, ...content }, undefined, 2)}\n`;
}

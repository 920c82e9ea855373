/** The rules as people read them: a table, one rule's page, and the pages of all as Markdown. */

import { groupOf, isFixed, type Rule, type RuleGroup } from './rule.ts';

const GROUP_TITLES: Readonly<Record<RuleGroup, string>> = {
  load: 'Reading the files',
  correctness: 'Correctness',
  security: 'Security',
  'one-machine': 'What ties a project to one machine',
};

/** One line for each rule: id, level, name, summary. */
export function ruleTable(rules: readonly Rule[]): string {
  const width = Math.max(0, ...rules.map(({ name }) => name.length));
  return rules.map(({ id, severity, name, summary }) => `${id}  ${severity.padEnd(7)}  ${name.padEnd(width)}  ${summary}\n`).join('');
}

/** The page of one rule, as plain text. */
export function renderRule(rule: Rule): string {
  const level = isFixed(rule) ? `${rule.severity}, cannot be changed` : rule.severity;
  return [
    `${rule.id} ${rule.name} (${level})`,
    '',
    ...wrap(rule.summary),
    '',
    'Why it matters',
    ...wrap(rule.why).map(indented),
    '',
    'Instead of',
    ...exampleLines(rule.bad).map(indented),
    '',
    'write',
    ...exampleLines(rule.good).map(indented),
    '',
  ].join('\n');
}

/** All rules as one Markdown document: a table for each group, then a section for each rule. */
export function rulesMarkdown(rules: readonly Rule[]): string {
  const groups = [...new Set(rules.map(groupOf))];
  const tables = groups.map((group) =>
    markdownTable(
      group,
      rules.filter((rule) => groupOf(rule) === group),
    ),
  );
  return ['# Rules\n', ...tables, ...rules.map(ruleMarkdown)].join('\n');
}

/** The page of one rule as a Markdown section. */
export function ruleMarkdown(rule: Rule): string {
  const level = isFixed(rule) ? `${rule.severity} (cannot be changed)` : rule.severity;
  return `## ${rule.id} ${rule.name}

Level: ${level}. ${rule.summary}

${rule.why}

Instead of

\`\`\`yaml
${rule.bad}\`\`\`

write

\`\`\`yaml
${rule.good}\`\`\`
`;
}

function markdownTable(group: RuleGroup, rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, name, severity, summary }) => `| [${id}](#${id.toLowerCase()}-${name}) | ${name} | ${severity} | ${cell(summary)} |`,
  );
  return `${[`## ${GROUP_TITLES[group]}`, '', '| id | name | level | finds |', '|---|---|---|---|', ...rows].join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

const WIDTH = 96;

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function exampleLines(example: string): readonly string[] {
  return example.trimEnd().split('\n');
}

function indented(line: string): string {
  return `    ${line}`;
}

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../../src/linter/rule.ts';
import { findRule, rules } from '../../src/linter/rules/index.ts';
import { lintText } from './lint-text.ts';

describe.each(rules.map((rule) => [`${rule.id} ${rule.name}`, rule] as const))('%s', (_title, rule) => {
  it('finds the fault of its bad example, at an exact place', () => {
    const findings = lintText(rule.bad).filter((finding) => finding.rule === rule.id);
    expect(findings.length).toBeGreaterThan(0);
    for (const { place } of findings) {
      expect(place).toBeDefined();
      expect(place?.line).toBe(place?.endLine);
      expect(place?.endColumn).toBeGreaterThan(place?.column ?? 0);
    }
  });

  it('finds nothing in its good example, and neither does the loader', () => {
    const findings = lintText(rule.good);
    expect(findings.filter((finding) => finding.rule === rule.id || finding.severity === 'error')).toEqual([]);
  });

  it('has a page in full sentences', () => {
    for (const text of [rule.summary, rule.why]) expect(text).toMatch(/^[A-Z"`][\s\S]*\.$/);
    for (const example of [rule.bad, rule.good]) expect(example).toMatch(/^\S[\s\S]*[^\n]\n$/);
  });
});

describe('the list of rules', () => {
  it('has every file of the folder, under its own name', () => {
    const files = readdirSync(new URL('../../src/linter/rules/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(rules.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
  });

  it('is sorted by group and id, and has no id or name twice', () => {
    const order = ['load', 'correctness', 'security', 'one-machine'];
    const keys = rules.map((rule) => `${order.indexOf(groupOf(rule))} ${rule.id}`);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it('has ids of a letter and three digits', () => {
    for (const { id } of rules) expect(id).toMatch(/^[YCSM]\d{3}$/);
  });

  it.each([
    ['C104', 'unused-resource'],
    ['c104', 'unused-resource'],
    ['unused-resource', 'unused-resource'],
    ['C1', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('finds a rule by %j', (text, name) => {
    expect(findRule(text)?.name).toBe(name);
  });
});

/** Every code of a diagnostic that the source can produce, read off the source itself. */

import { isLoadRule } from '../../src/linter/rule.ts';
import { rules } from '../../src/linter/rules/index.ts';
import { KINDS } from '../../src/parser/validate/place-name.ts';
import { type SourceFile, sourceFiles } from './source-files.ts';

const FAMILY = 'yaml|compose|schema|lint|convert|kube|emit|settings|cli';
const sources = sourceFiles('src').filter(({ path }) => !path.startsWith('src/build/'));

/** What stands in the variable part of the codes that are put together. */
const PARTS: Readonly<Record<string, () => readonly string[]>> = {
  'yaml/${code}': () => wordsAfter('src/parser/yaml/syntax-tree.ts', /readonly code: ([^;]+);/),
  'compose/undefined-${kind}': () => [...KINDS.values()],
  'lint/${rule.name}': () => rules.filter((rule) => !isLoadRule(rule)).map(({ name }) => name),
  // What is mapped is never told.
  'convert/${fate}': () => wordsAfter('src/transformer/contribution.ts', /type Fate = ([^;]+);/).filter((fate) => fate !== 'mapped'),
  'kube/${slug}': () =>
    sources
      .filter(({ path }) => path.startsWith('src/kube/check/'))
      .flatMap(({ text }) => [...text.matchAll(/\breport\(\s*'([a-z-]+)'/g)].map(([, slug = '']) => slug)),
};

export function sourceCodes(): readonly string[] {
  const codes = new Set<string>();
  for (const { text } of sources) {
    for (const [, code = ''] of text.matchAll(new RegExp(`(?<!from )'((?:${FAMILY})/[a-z][a-z-]*)'`, 'g'))) codes.add(code);
    for (const [, template = ''] of text.matchAll(new RegExp(`\`((?:${FAMILY})/[^\`]*\\$\\{[^\`]*)\``, 'g'))) {
      for (const part of partsOf(template)) codes.add(template.replace(/\$\{.*\}/, part));
    }
  }
  return [...codes].sort();
}

/** A template of a type stands for any code. */
function partsOf(template: string): readonly string[] {
  if (template.endsWith('/${string}')) return [];
  const parts = PARTS[template]?.();
  if (parts === undefined) throw new Error(`say in this file what stands in ${template}`);
  return parts;
}

function wordsAfter(file: string, union: RegExp): readonly string[] {
  const { text }: SourceFile = sources.find(({ path }) => path === file) ?? { path: file, text: '' };
  return [...(union.exec(text)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(([, word = '']) => word);
}

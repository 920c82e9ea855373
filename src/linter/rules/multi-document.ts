/** Y007: several YAML documents in one file. */

import { defineRule } from '../rule.ts';

export const multiDocument = defineRule({
  id: 'Y007',
  name: 'multi-document',
  severity: 'info',
  summary: 'A file holds several YAML documents.',
  why: 'Docker Compose merges them, each over the one before. Most other tools read the first one only, or refuse the file.',
  bad: `services:
  web:
    image: nginx:1.29.3
---
services:
  web:
    restart: always
`,
  good: `services:
  web:
    image: nginx:1.29.3
    restart: always
`,
  check({ sources }, report) {
    for (const [file, text] of sources) {
      const start = isYaml(file) ? secondDocument(text) : undefined;
      if (start === undefined) continue;
      report({
        message: 'a second YAML document begins here',
        help: 'Merge the documents, or put them into files of their own (`-f a.yaml -f b.yaml`).',
        at: { file, start, end: start + MARKER.length },
      });
    }
  },
});

const MARKER = '---';

function isYaml(file: string): boolean {
  return file === '-' || /\.ya?ml$/i.test(file);
}

/** At the start of a line `---` is nothing but the begin of a document, in quotes and block scalars too (YAML 1.2, c-forbidden). */
function secondDocument(text: string): number | undefined {
  for (const match of text.matchAll(/^---(?=\s|$)/gm)) {
    if (hasContent(text.slice(0, match.index))) return match.index;
  }
  return undefined;
}

/** Whether there is more than comments, directives and a first marker. */
function hasContent(text: string): boolean {
  return text.split('\n').some((line) => !/^(?:\s*(?:#.*)?|%.*|---\s*)$/.test(line));
}

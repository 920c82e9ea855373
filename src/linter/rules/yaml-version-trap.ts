/** Y006: a value without quotes that is not what it looks like. */

import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import { defineRule } from '../rule.ts';
import { plainSpelling } from '../spelling.ts';

export const yamlVersionTrap = defineRule({
  id: 'Y006',
  name: 'yaml-version-trap',
  severity: 'warning',
  summary: 'A value without quotes is read as a number, boolean or date, and comes out as another text.',
  why: 'The container gets another value than the file shows (`022` becomes 18, `1.10` becomes 1.1), and a tool with another version of YAML reads a third one.',
  bad: `services:
  files:
    image: lscr.io/linuxserver/syncthing:2.0.11
    environment:
      UMASK: 022
`,
  good: `services:
  files:
    image: lscr.io/linuxserver/syncthing:2.0.11
    environment:
      UMASK: "022"
`,
  check(loaded, report) {
    for (const [name, service] of Object.entries(loaded.project.services)) {
      for (const { path, value } of textsOf(name, service)) {
        const spelling = loaded.origins.template(path) === undefined ? plainSpelling(loaded, path) : undefined;
        if (spelling === undefined || spelling.text === value || spelling.text.includes('$')) continue;
        report({
          message: `\`${path.at(-1)}\` of \`${name}\` is written ${spelling.text}, but read as ${value}`,
          help: `Write it in quotes: "${spelling.text}".`,
          at: spelling.span,
          path,
        });
      }
    }
  },
});

interface Text {
  readonly path: Path;
  readonly value: string;
}

/** Members that Compose passes on as the text that they are. */
function* textsOf(name: string, service: Service): Iterable<Text> {
  const at = ['services', name];
  yield* members([...at, 'environment'], service.environment);
  yield* members([...at, 'labels'], service.labels);
  yield* members([...at, 'annotations'], service.annotations);
  yield* members([...at, 'build', 'args'], service.build?.args);
}

function* members(path: Path, texts: Readonly<Record<string, string | null>> | undefined): Iterable<Text> {
  for (const [key, value] of Object.entries(texts ?? {})) if (typeof value === 'string') yield { path: [...path, key], value };
}

/** C112: ports of the short form that are not quoted. */

import { defineRule } from '../rule.ts';
import { plainSpelling } from '../spelling.ts';

export const unquotedPort = defineRule({
  id: 'C112',
  name: 'unquoted-port',
  severity: 'info',
  summary: 'A port mapping is written without quotes.',
  why: 'YAML 1.1, which many tools still read, takes two numbers with a colon for one number in base 60: `22:22` is 1342 there. Docker Compose reads it as it is meant, the next tool may not.',
  bad: `services:
  git:
    image: gitea/gitea:1.25.1
    ports:
      - 22:22
`,
  good: `services:
  git:
    image: gitea/gitea:1.25.1
    ports:
      - "22:22"
`,
  check(loaded, report) {
    for (const [name, service] of Object.entries(loaded.project.services)) {
      const unquoted = (service.ports ?? []).flatMap((_, i) => plainSpelling(loaded, ['services', name, 'ports', i]) ?? []);
      const mappings = unquoted.filter(({ text }) => /^[\d.:[\]a-fA-F-]*\d:\d+(?:-\d+)?(?:\/[a-z]+)?$/.test(text));
      const [first] = mappings;
      if (first === undefined) continue;
      const others = new Set(mappings.map(({ span }) => `${span.file}:${span.start}`)).size - 1;
      report({
        message: `\`${name}\` has the port ${first.text}${others === 0 ? '' : ` and ${others} more`} without quotes`,
        help: `Write "${first.text}".${inBase60(first.text)}`,
        at: first.span,
      });
    }
  },
});

/** YAML 1.1 types: a base 60 integer has parts below 60 after the first. */
function inBase60(text: string): string {
  const parts = /^[1-9]\d*(?::[0-5]?\d)+$/.test(text) ? text.split(':').map(Number) : [];
  const value = parts.reduce((sum, part) => sum * 60 + part, 0);
  return value === 0 ? '' : ` A YAML 1.1 reader takes it for the number ${value}.`;
}

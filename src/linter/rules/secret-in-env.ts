/** S203: a password, key or token that is written out in the compose file. */

import { isCredentialName, urlPasswords } from '../../model/credential.ts';
import { canBeCredential } from '../../model/credential-value.ts';
import type { Path } from '../../model/path.ts';
import type { LoadedProject } from '../../parser/load.ts';
import { defineRule } from '../rule.ts';

export const secretInEnv = defineRule({
  id: 'S203',
  name: 'secret-in-env',
  severity: 'warning',
  summary: 'A credential is written out in the environment of a service.',
  why: 'It is in git, in every copy of the repository and in every backup, and is the same on each machine that the project goes to. In a cluster it belongs into a Secret, which few may read and which can be changed.',
  bad: `services:
  db:
    image: postgres:17.2
    environment:
      POSTGRES_PASSWORD: hunter2
`,
  good: `services:
  db:
    image: postgres:17.2
    environment:
      POSTGRES_PASSWORD_FILE: /run/secrets/db-password
    secrets:
      - db-password
secrets:
  db-password:
    file: ./db-password.txt
`,
  check(loaded, report) {
    for (const [name, service] of Object.entries(loaded.project.services)) {
      for (const key of Object.keys(service.environment ?? {})) {
        const path = ['services', name, 'environment', key];
        const written = writtenText(loaded, path);
        if (written === undefined) continue;
        if (isCredentialName(key) && canBeCredential(key, written)) {
          report({
            message: `the value of \`${key}\` of \`${name}\` is written in the file`,
            help: helpFor(/^\w+$/.test(key) ? key : 'NAME'),
            path,
          });
        } else if (urlPasswords(written).length > 0) {
          report({ message: `the URL in \`${key}\` of \`${name}\` has its password written in the file`, help: helpFor('NAME'), path });
        }
      }
    }
  },
});

function helpFor(variable: string): string {
  return `Take it from a variable (\`\${${variable}:?}\` with the value in an .env file that is not in git), or from a \`secrets\` file.`;
}

/** The value as far as the compose file spells it out: variables stay `$NAME`, defaults of variables are text. */
function writtenText({ origins, project }: LoadedProject, path: Path): string | undefined {
  const via = origins.locate(path)?.via;
  if (via === undefined || via === 'env-file' || via === 'environment' || via === 'default') return undefined;
  const parts = origins.template(path);
  if (parts === undefined) return project.services[String(path[1])]?.environment?.[String(path[3])] ?? undefined;
  return parts.map((part) => (part.kind === 'text' ? part.text : part.source === 'default' ? part.value : `$${part.name}`)).join('');
}

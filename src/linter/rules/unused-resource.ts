/** C104: a volume, network, secret, config or model that is declared and that no service uses. */

import type { Project } from '../../model/project.ts';
import type { Service } from '../../model/service.ts';
import { defineRule } from '../rule.ts';

const KINDS = ['volumes', 'networks', 'secrets', 'configs', 'models'] as const;

type Kind = (typeof KINDS)[number];

const SINGULAR: Readonly<Record<Kind, string>> = {
  volumes: 'volume',
  networks: 'network',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
};

export const unusedResource = defineRule({
  id: 'C104',
  name: 'unused-resource',
  severity: 'warning',
  summary: 'A volume, network, secret, config or model is declared, but no service uses it.',
  why: 'What is declared is created: in a cluster an unused volume becomes a claim that holds, and bills, storage for nobody. Often it is a name that was changed in one of two places.',
  bad: `services:
  db:
    image: postgres:17.2
    volumes:
      - db-data:/var/lib/postgresql/data
volumes:
  db-data:
  database:
`,
  good: `services:
  db:
    image: postgres:17.2
    volumes:
      - db-data:/var/lib/postgresql/data
volumes:
  db-data:
`,
  check({ project }, report) {
    const used = usedResources(project);
    for (const kind of KINDS) {
      for (const name of Object.keys(project[kind] ?? {})) {
        if (used[kind].has(name) || (kind === 'networks' && name === 'default')) continue;
        report({
          message: `no service uses the ${SINGULAR[kind]} \`${name}\``,
          help: `Remove it, or add it to the \`${kind}\` of a service.`,
          path: [kind, name],
          part: 'key',
        });
      }
    }
  },
});

type Used = Readonly<Record<Kind, Set<string>>>;

function usedResources(project: Project): Used {
  const used: Used = { volumes: new Set(), networks: new Set(), secrets: new Set(), configs: new Set(), models: new Set() };
  for (const service of Object.values(project.services)) collectUses(service, used);
  return used;
}

function collectUses(service: Service, used: Used): void {
  for (const { type, source } of service.volumes ?? []) if (type === 'volume' && source !== undefined) used.volumes.add(source);
  for (const network of Object.keys(service.networks ?? {})) used.networks.add(network);
  for (const { source } of service.secrets ?? []) used.secrets.add(source);
  for (const { source } of service.configs ?? []) used.configs.add(source);
  for (const model of Object.keys(service.models ?? {})) used.models.add(model);
  for (const source of buildSecrets(service.build?.['secrets'])) used.secrets.add(source);
  if (service.credential_spec?.config !== undefined) used.configs.add(service.credential_spec.config);
}

function buildSecrets(secrets: unknown): readonly string[] {
  if (!Array.isArray(secrets)) return [];
  return secrets.flatMap((secret: unknown) => {
    const source: unknown = typeof secret === 'object' && secret !== null && 'source' in secret ? secret.source : secret;
    return typeof source === 'string' ? [source] : [];
  });
}

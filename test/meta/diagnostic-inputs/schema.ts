/** What the Compose schema refuses. */

import { type Inputs, SECRET, web } from './input.ts';

export const schema: Inputs = {
  'schema/enum': [
    { compose: web('depends_on: {db: {condition: ⟦service_helthy⟧}}') },
    { compose: web('depends_on: {db: {condition: ⟦later⟧}}') },
  ],
  'schema/missing-key': [
    { compose: web('volumes:', '  - ⟦source: ./a⟧'), names: 'services.web.volumes[0]' },
    { compose: web('depends_on: {⟦db⟧: {}}'), names: ['services.web.depends_on.db', 'condition'] },
  ],
  'schema/name': { compose: 'services:\n  ⟦my web⟧:\n    image: nginx\n' },
  'schema/number': { compose: web('cpus: ⟦.inf⟧') },
  'schema/pattern': [{ compose: web('container_name: ⟦_⟧') }, { compose: web('pull_policy: ⟦sometimes⟧') }],
  'schema/range': [{ compose: web('oom_score_adj: ⟦2000⟧') }, { compose: web('cpu_count: ⟦-1⟧') }],
  'schema/too-many': {
    compose: `⟦services:⟧\n${Array.from({ length: 1001 }, (_, i) => `  s${i}: {image: 1}\n`).join('')}`,
    names: '1000',
  },
  'schema/type': [
    { compose: web('restart: ⟦1⟧') },
    { compose: web(`environment: ⟦${SECRET}⟧`), names: 'services.web.environment' },
    { compose: web('⟦privileged⟧: [yes]'), names: 'services.web.privileged' },
    { compose: web('expose: [⟦80.5⟧]') },
    { compose: web('scale: ⟦1.5⟧') },
    { compose: web('deploy: {⟦replicas⟧: {}}'), names: 'services.web.deploy.replicas' },
    { compose: web('⟦cpu_count⟧: [1]'), names: 'services.web.cpu_count' },
    { compose: web('⟦cpu_count⟧: {a: 1}'), names: 'services.web.cpu_count' },
    { compose: web('ulimits: {nofile: ⟦true⟧}') },
    { compose: web('oom_score_adj: ⟦true⟧') },
    { compose: web('tty: ⟦1⟧') },
    { compose: web('networks: {default: {priority: ⟦true⟧}}') },
    { compose: web('annotations: {⟦a⟧: {}}'), names: 'services.web.annotations.a' },
  ],
  'schema/unique-items': { compose: web('security_opt: [label=disable, ⟦label=disable⟧]'), names: 'services.web.security_opt' },
  'schema/unknown-key': [
    { compose: web('⟦volumess⟧: []') },
    { compose: web('⟦colour⟧: red') },
    { compose: `⟦web2⟧:\n  image: nginx\n${web()}` },
  ],
};

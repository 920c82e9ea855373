/** C116: a dependency whose condition cannot come true. */

import type { Dependency, Service } from '../../model/service.ts';
import { profileWithout } from '../profiles.ts';
import { defineRule, type Finding } from '../rule.ts';

export const selfOrDisabledDepends = defineRule({
  id: 'C116',
  name: 'self-or-disabled-depends',
  severity: 'error',
  summary: 'A service waits for something that cannot happen: a dependency that is not active, is never healthy, or never ends.',
  why: 'The service does not start. In a cluster the same condition becomes a wait in front of its container, which then waits for ever, on every node.',
  bad: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    depends_on:
      migrations:
        condition: service_completed_successfully
  migrations:
    image: registry.example.com/shop/web:1.4.0
    command: migrate
    restart: always
`,
  good: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    depends_on:
      migrations:
        condition: service_completed_successfully
  migrations:
    image: registry.example.com/shop/web:1.4.0
    command: migrate
    restart: on-failure
`,
  check({ project }, report) {
    for (const [name, service] of Object.entries(project.services)) {
      for (const [dependency, terms] of Object.entries(service.depends_on ?? {})) {
        const target = Object.hasOwn(project.services, dependency) ? project.services[dependency] : undefined;
        if (target === undefined) continue;
        for (const find of [inactive, neverHealthy, neverEnding]) {
          const finding = find({ name, service, dependency, terms, target });
          if (finding !== undefined) report(finding);
        }
      }
    }
  },
});

interface Edge {
  readonly name: string;
  readonly service: Service;
  readonly dependency: string;
  readonly terms: Dependency;
  readonly target: Service;
}

function inactive({ name, service, dependency, terms, target }: Edge): Finding | undefined {
  const profile = terms.required === false ? undefined : profileWithout(service, target);
  if (profile === undefined) return undefined;
  const when = profile === '' ? 'without a profile' : `with profile ${profile}`;
  return {
    message: `\`${name}\` depends on \`${dependency}\`, which is not active when \`${name}\` is started ${when}`,
    help: `Give both the same profiles, or write \`required: false\` under the dependency.`,
    path: ['services', name, 'depends_on', dependency],
    part: 'key',
    related: [{ message: 'its profiles', path: ['services', dependency, 'profiles'], part: 'key' }],
  };
}

function neverHealthy({ name, dependency, terms, target }: Edge): Finding | undefined {
  if (terms.condition !== 'service_healthy') return undefined;
  const { healthcheck } = target;
  if (healthcheck?.disable !== true && healthcheck?.test?.[0] !== 'NONE') return undefined;
  return {
    message: `\`${name}\` waits until \`${dependency}\` is healthy, but its healthcheck is switched off`,
    help: `Give \`${dependency}\` a healthcheck, or wait with \`condition: service_started\`.`,
    path: ['services', name, 'depends_on', dependency, 'condition'],
    related: [{ message: 'switched off here', path: ['services', dependency, 'healthcheck'], part: 'key' }],
  };
}

function neverEnding({ name, dependency, terms, target }: Edge): Finding | undefined {
  const { restart } = target;
  if (terms.condition !== 'service_completed_successfully' || (restart !== 'always' && restart !== 'unless-stopped')) return undefined;
  return {
    message: `\`${name}\` waits until \`${dependency}\` has ended, but \`${dependency}\` is restarted whenever it ends`,
    help: `Write \`restart: on-failure\` or \`restart: "no"\` in \`${dependency}\`.`,
    path: ['services', name, 'depends_on', dependency, 'condition'],
    related: [{ message: `\`restart: ${restart}\``, path: ['services', dependency, 'restart'] }],
  };
}

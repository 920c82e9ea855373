/** What the conversion has to say of services: how they run, what they wait for, what they may do. */

import { type Inputs, SECRET, web } from './input.ts';

const service = (name: string, ...lines: readonly string[]) => `  ${name}:\n${lines.map((line) => `    ${line}\n`).join('')}`;

export const convertServices: Inputs = {
  'convert/api-server-egress': {
    compose: `services:\n${service('web', 'image: nginx:1.29.3', 'networks: [inner]', 'depends_on: ⟦{migrate: {condition: service_completed_successfully}}⟧')}${service('migrate', 'image: example.com/migrate:1', 'networks: [inner]', 'restart: "no"')}networks: {inner: {internal: true}}\n`,
    names: ['web', '443'],
  },
  'convert/build': { compose: 'services:\n  web:\n    build: ⟦{context: .}⟧\n    image: registry.example.com/shop/web:1\n', names: 'web' },
  'convert/build-without-registry': { compose: 'services:\n  web:\n    build: ⟦.⟧\n', names: 'web' },
  'convert/divided-device': {
    compose: web('x-kubeferry: {resources: {limits: {nvidia.com/gpu: ⟦500m⟧}}}'),
    names: ['nvidia.com/gpu', '500m'],
  },
  'convert/governing-service': {
    compose: `services:\n${service('⟦db⟧', 'image: postgres:17.2', 'volumes: ["data:/var/lib/postgresql/data"]')}${service('db-headless', 'image: nginx', 'expose: ["80"]')}volumes: {data: {}}\n`,
    names: ['db', 'db-headless'],
  },
  'convert/healthcheck-of-image': { compose: web('healthcheck: ⟦{interval: 5s}⟧'), names: 'web' },
  'convert/moved-image': {
    compose: 'services:\n  web:\n    image: ⟦bitnami/nginx:1.25⟧\n',
    names: 'bitnami/nginx:1.25',
  },
  'convert/local-registry': { compose: 'services:\n  web:\n    image: ⟦localhost:5000/web:1⟧\n', names: ['web', 'localhost:5000'] },
  'convert/huge-pages': { compose: web('x-kubeferry: {resources: {limits: {hugepages-2Mi: ⟦4Mi⟧}}}'), names: 'hugepages-2Mi' },
  'convert/host-namespace': { compose: web('pid: ⟦host⟧'), names: ['web', 'processes'] },
  'convert/host-network': { compose: web('network_mode: ⟦host⟧'), names: ['services.web.network_mode', 'web'] },
  'convert/image-name': [
    { compose: 'services:\n  web:\n    image: ⟦My Image⟧\n' },
    { compose: 'services:\n  web:\n    image: ⟦nginx:$NGINX_VERSION⟧\n', names: ['nginx:', 'web'] },
  ],
  'convert/image-user': { compose: `x-kubeferry: {podSecurity: restricted}\nservices:\n  ⟦app⟧:\n    image: example.com/app:1\n` },
  'convert/nothing': { compose: '⟦services⟧:\n  web:\n    image: nginx:1.29.3\n    profiles: [debug]\n', names: 'no service' },
  'convert/perhaps-a-job': { compose: 'services:\n  ⟦migrate⟧:\n    image: example.com/migrate:1\n' },
  'convert/pod-security': {
    compose: `x-kubeferry: {podSecurity: restricted}\nservices:\n  ⟦app⟧:\n    image: example.com/app:1\n    privileged: true\n`,
    names: ['app', 'restricted'],
  },
  'convert/port-conflict': {
    compose: `${web('expose: ["80"]', 'x-kubeferry: {pod: web}')}${service('⟦api⟧', 'image: nginx:1.29.3', 'expose: ["80"]', 'x-kubeferry: {pod: web}')}`,
    names: ['api', 'web', '80'],
  },
  'convert/probe-without-action': { compose: web('x-kubeferry: {readiness: ⟦{interval: 5s}⟧}'), names: ['web', 'readiness'] },
  'convert/probe-without-shell': {
    compose: web('healthcheck:', `  test: ⟦[CMD, psql, "postgres://web:${SECRET}@localhost/$$DB"]⟧`),
    names: '$DB',
  },
  'convert/profile': { compose: `${web()}${service('⟦debug⟧', 'image: alpine:3.22', 'profiles: [debug]')}` },
  'convert/request-over-limit': {
    compose: web('deploy: {resources: {limits: {memory: 64m}, reservations: {memory: ⟦128m⟧}}}'),
    names: ['web', '128', '64'],
  },
  'convert/start-order': { compose: `${web('depends_on:', '  - ⟦db⟧')}${service('db', 'image: postgres:17.2')}`, names: ['web for db'] },
  'convert/too-many-ports': {
    compose: `services:\n${service('⟦web⟧', 'image: nginx:1.29.3', 'expose: ["10000-12000/udp"]')}`,
    names: ['web', '2001'],
  },
  'convert/vain-setting': [
    { compose: web('deploy: {mode: global}', 'x-kubeferry: {replicas: ⟦2⟧}'), names: ['replicas', 'web'] },
    { compose: web('x-kubeferry: {runAs: ⟦init-container⟧}'), names: ['runAs', 'web'] },
  ],
  'convert/approximated': { compose: web('cpu_shares: ⟦512⟧'), names: 'services.web.cpu_shares' },
  'convert/ignored': { compose: web('logging: ⟦{driver: json-file}⟧'), names: 'services.web.logging' },
  'convert/unsupported': { compose: web('pid: ⟦container:other⟧'), names: 'services.web.pid' },
};

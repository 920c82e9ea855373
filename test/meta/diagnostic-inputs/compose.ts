/** What can be wrong with a project beyond the schema: values, and parts that do not fit each other. */

import { type Inputs, SECRET, web } from './input.ts';

export const compose: Inputs = {
  'compose/command-cut': { compose: web(`command: login --password ${SECRET} ⟦&& exec web --password ${SECRET}⟧`), names: '&&' },
  'compose/conflicting-limits': [
    { compose: web('mem_limit: ⟦64m⟧', 'deploy: {resources: {limits: {memory: 128m}}}'), names: ['mem_limit: 64m', '128m'] },
    { compose: web('cpus: ⟦0.5⟧', 'deploy: {resources: {limits: {memory: 128m}}}'), names: ['cpus: 0.5', 'no `cpus`'] },
  ],
  'compose/conflicting-scale': { compose: web('scale: ⟦2⟧', 'deploy: {replicas: 3}'), names: ['scale: 2', 'deploy.replicas: 3'] },
  'compose/container-name-with-replicas': { compose: web('container_name: ⟦shop⟧', 'scale: 2') },
  'compose/context-not-built': {
    compose: `${web()}  app:\n    build:\n      context: .\n      additional_contexts:\n        base: ⟦service:web⟧\n`,
    names: ['app', 'web'],
  },
  'compose/count-and-device-ids': {
    compose: web('gpus:', '  - ⟦count⟧: 1', '    device_ids: ["0"]'),
  },
  'compose/dependency-cycle': {
    compose: `${web('depends_on:', '  - db')}  db:\n    image: postgres\n    depends_on:\n      - ⟦web⟧\n`,
    names: ['web', 'db'],
  },
  'compose/disabled-service': {
    compose: `${web('depends_on:', '  - ⟦debug⟧')}  debug:\n    image: alpine\n    profiles: [debug]\n`,
    names: ['web', 'debug'],
  },
  'compose/duplicate-mount': { compose: web('tmpfs: /data', 'volumes:', '  - ⟦./b:/data⟧'), names: ['web', '/data'] },
  'compose/empty-path': {
    compose: web('develop:', '  watch:', '    - path: ⟦""⟧', '      action: rebuild'),
    names: 'services.web.develop.watch[0].path',
  },
  'compose/external-conflict': {
    compose: `${web('volumes: ["data:/data"]')}volumes:\n  data:\n    external: true\n    ⟦driver⟧: nfs\n`,
    names: ['data', 'driver'],
  },
  'compose/external-name': [
    { compose: `${web('volumes: ["data:/data"]')}volumes:\n  data:\n    external:\n      name: ⟦shop_data⟧\n`, names: 'data' },
    {
      compose: `${web('volumes: ["data:/data"]')}volumes:\n  data:\n    name: other\n    external:\n      name: ⟦shop_data⟧\n`,
      names: ['shop_data', 'other'],
    },
  ],
  'compose/healthcheck-start': [
    { compose: web('healthcheck:', '  test: [⟦curl⟧, localhost]') },
    { compose: web('healthcheck:', `  test: [⟦"mysqladmin -p${SECRET} ping"⟧]`), names: 'CMD-SHELL' },
  ],
  'compose/invalid-interpolation': [
    { compose: web(`command: psql ⟦\${DB PASS}⟧ --password=${SECRET}`) },
    { files: { 'compose.yaml': web('env_file: web.env'), 'web.env': `PASSWORD=⟦${SECRET}\${A B}⟧\n` }, names: 'PASSWORD' },
  ],
  'compose/invalid-ip': { compose: web('ports:', '  - target: 80', '    host_ip: ⟦localhost⟧') },
  'compose/invalid-setting': {
    compose: web(),
    environment: { COMPOSE_DISABLE_ENV_FILE: 'maybe' },
    nowhere: 'it is a variable of the environment',
    names: ['COMPOSE_DISABLE_ENV_FILE', 'maybe'],
  },
  'compose/invalid-value': [
    { compose: web('scale: ⟦many⟧') },
    { compose: web('tty: ⟦perhaps⟧') },
    { compose: web('scale: ⟦"${COUNT}"⟧'), names: ['services.web.scale', 'whole number'] },
    { compose: web('scale: ⟦$DB_PASSWORD⟧'), environment: { DB_PASSWORD: SECRET }, names: 'DB_PASSWORD' },
    { compose: web('stop_grace_period: ⟦soon⟧') },
    { compose: web('mem_limit: ⟦1Gi⟧') },
    { compose: web(`command: ⟦login "${SECRET}⟧`), names: 'command' },
  ],
  'compose/legacy-boolean': { compose: web('read_only: ⟦"yes"⟧') },
  'compose/mount-without-source': { compose: web('volumes:', '  - ⟦target: /data⟧', '    type: bind'), names: '/data' },
  'compose/negative-scale': { compose: web('scale: ⟦-1⟧') },
  'compose/network-mode-and-networks': {
    compose: `${web('network_mode: ⟦host⟧', 'networks: [front]')}networks: {front: {}}\n`,
    names: 'web',
  },
  'compose/no-image-or-build': { compose: 'services:\n  ⟦web⟧:\n    command: serve\n' },
  'compose/no-source': ['{}', '{external: false}', '{driver: vault}'].map((secret) => ({
    compose: `${web('secrets: [key]')}secrets:\n  ⟦key⟧: ${secret}\n`,
  })),
  'compose/nul-character': { compose: web(`command: ⟦"login ${SECRET} \\0"⟧`), names: 'services.web.command' },
  'compose/platform-not-built': {
    compose: 'services:\n  web:\n    platform: ⟦linux/arm64⟧\n    build: {context: ., platforms: [linux/amd64]}\n',
  },
  'compose/required-variable': { compose: web('environment:', '  TOKEN: ⟦${TOKEN:?ask the team}⟧'), names: ['TOKEN', 'ask the team'] },
  'compose/short-syntax': [{ compose: web('ports:', '  - ⟦"http:80"⟧'), names: '"http"' }, { compose: web('volumes:', '  - ⟦"data:"⟧') }],
  'compose/too-large': {
    compose: web(`cap_add: [${Array.from({ length: 50_001 }, (_, i) => i)}]`).replace('cap_add', '⟦cap_add⟧'),
    names: ['services.web.cap_add', '50001'],
  },
  'compose/two-dockerfiles': {
    compose: 'services:\n  web:\n    build:\n      context: .\n      dockerfile: Web.Dockerfile\n      ⟦dockerfile_inline⟧: FROM nginx\n',
    names: ['web', 'dockerfile_inline'],
  },
  'compose/two-sources': {
    compose: `${web('secrets: [key]')}secrets:\n  key:\n    file: ./key\n    ⟦environment⟧: KEY\n`,
    names: ['key', 'file', 'environment'],
  },
  'compose/undefined-config': { compose: web('configs:', '  - ⟦site⟧') },
  'compose/undefined-model': { compose: web('models:', '  - ⟦llm⟧') },
  'compose/undefined-network': { compose: web('networks:', '  - ⟦front⟧') },
  'compose/undefined-secret': [{ compose: web('secrets:', '  - ⟦key⟧') }, { compose: web('secrets:', '  - ⟦target: key⟧'), names: 'web' }],
  'compose/undefined-service': { compose: web('depends_on:', '  - ⟦db⟧') },
  'compose/undefined-volume': [
    { compose: web('volumes:', '  - ⟦data⟧:/data') },
    { compose: `${web('volumes:', '  - ⟦dat⟧:/data')}volumes:\n  data:\n` },
  ],
  'compose/unset-variable': { compose: web('command: serve ⟦$PORT⟧'), names: 'PORT' },
  'compose/watch-without-target': {
    compose: web('develop:', '  watch:', '    - ⟦action: sync⟧', '      path: ./src'),
    names: ['web', 'sync'],
  },
};

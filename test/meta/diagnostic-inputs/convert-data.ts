/** What the conversion has to say of volumes, files, secrets and what the cluster must have. */

import { type Inputs, SECRET, web } from './input.ts';

const volume = (...lines: readonly string[]) =>
  `${web('volumes: ["data:/data"]')}volumes:\n  data:\n${lines.map((line) => `    ${line}\n`).join('')}`;

export const convertData: Inputs = {
  'convert/credential-without-value': { compose: web('environment:', '  DB_PASSWORD: ⟦$DB_PASSWORD⟧'), names: ['DB_PASSWORD', 'Secret'] },
  'convert/data-folder': {
    compose: 'services:\n  db:\n    image: postgres:17.2\n    volumes:\n      - ⟦data:/var/lib/postgresql/data⟧\nvolumes: {data: {}}\n',
    names: ['Postgre', '/var/lib/postgresql/data'],
  },
  'convert/default-size': { compose: web('volumes:', '  - ⟦./uploads:/uploads⟧'), names: ['uploads', '1Gi'] },
  'convert/expected-claim': { compose: volume('⟦x-kubeferry: {existing: true}⟧'), names: ['data'] },
  'convert/expected-object': { compose: `${web('configs: [site]')}configs:\n  site:\n    ⟦external: true⟧\n`, names: 'site' },
  'convert/expected-secret': {
    files: { 'compose.yaml': web('environment:', `  DB_PASSWORD: ⟦${SECRET}⟧`), 'kubeferry.yaml': 'secretValues: existing\n' },
    names: ['web', 'DB_PASSWORD'],
  },
  'convert/external-volume': { compose: volume('external: ⟦true⟧'), names: 'data' },
  'convert/large-configmap': {
    files: {
      'compose.yaml': web('configs: [site]').concat('configs:\n  site:\n    ⟦file: ./site.conf⟧\n'),
      'site.conf': 'x'.repeat(300 * 1024),
    },
    names: ['300 KiB'],
  },
  'convert/missing-file': [
    { compose: `${web('configs: [site]')}configs:\n  site:\n    file: ⟦./site.conf⟧\n` },
    { compose: `${web('secrets: [key]')}secrets:\n  key:\n    environment: ⟦KEY⟧\n` },
    { compose: web('volumes:', '  - ⟦./web.conf:/etc/web.conf:ro⟧'), names: 'web.conf' },
  ],
  'convert/one-pod-at-a-time': {
    compose: `${web('deploy: {mode: global}', 'volumes:', '  - ⟦data:/data⟧')}volumes: {data: {x-kubeferry: {accessMode: ReadWriteOnce}}}\n`,
    names: ['data', 'web', 'ReadWriteOnce'],
  },
  'convert/same-node': {
    compose: `${web('deploy: {replicas: 2}', 'x-kubeferry: {workload: deployment}', 'volumes:', '  - ⟦data:/data⟧')}volumes: {data: {x-kubeferry: {accessMode: ReadWriteOnce}}}\n`,
    names: ['data', 'web', 'ReadWriteOnce'],
  },
  'convert/shared-volume': {
    compose: `${web('volumes:', '  - data:/data')}  api:\n    image: nginx\n    volumes:\n      - ⟦data:/data⟧\nvolumes: {data: {}}\n`,
    names: 'data',
  },
  'convert/unkept-data': { compose: 'services:\n  ⟦db⟧:\n    image: postgres:17.2\n', names: ['db', 'Postgre'] },
  'convert/unknown-owner': { compose: 'services:\n  ⟦app⟧:\n    image: app:1\n    volumes:\n      - ./uploads:/uploads\n', names: ['app'] },
  'convert/unversioned-data': {
    compose: 'services:\n  db:\n    image: ⟦mongo⟧\n    volumes:\n      - data:/data/db\nvolumes: {data: {}}\n',
    names: ['db', 'mongo'],
  },
};

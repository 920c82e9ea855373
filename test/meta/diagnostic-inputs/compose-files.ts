/** What can be wrong with the files of a project, and with how they are put together. */

import { repeatedContainerNames } from '../../../src/cli/config/container-names.ts';
import { locate } from '../../../src/diagnostics/locate.ts';
import { load } from '../../../src/parser/load.ts';
import { memoryFiles } from '../../../src/parser/memory-files.ts';
import { type Inputs, type Project, SECRET, web } from './input.ts';

const OUTSIDE = 'the command line or the environment names it';

/** What `kubeferry config` checks beyond the loader. */
function byConfig({ contents }: Project) {
  const { value, sources } = load({ files: memoryFiles(contents), cwd: '/project', environment: {} });
  if (value === undefined) throw new Error('no model');
  return locate(repeatedContainerNames(value.project), { origins: value.origins, sources });
}

export const composeFiles: Inputs = {
  'compose/cannot-override': {
    files: { 'compose.yaml': web('ports: ["80"]'), 'compose.override.yaml': 'services:\n  web:\n    ports: ⟦{http: 8080}⟧\n' },
    names: 'services.web.ports',
  },
  'compose/container-name-in-use': {
    compose: `${web('container_name: shop')}  db:\n    image: postgres\n    container_name: ⟦shop⟧\n`,
    names: ['shop', 'web', 'db'],
    by: byConfig,
  },
  'compose/empty': { compose: '# later\n', at: '/project/compose.yaml:1:1-1:1', names: 'empty' },
  'compose/env-file': [
    { files: { 'compose.yaml': web('env_file: web.env'), 'web.env': `A=1\nAPI KEY⟦!⟧=${SECRET}\n` } },
    { files: { 'compose.yaml': web('env_file: web.env'), 'web.env': `⟦API KEY⟧=${SECRET}\n` }, names: 'space' },
    { files: { 'compose.yaml': web('env_file: web.env'), 'web.env': `PASSWORD=⟦"${SECRET}⟧\n` }, names: 'PASSWORD' },
  ],
  'compose/env-file-format': { compose: web('env_file:', '  - path: web.env', '    format: ⟦dotenv⟧') },
  'compose/env-file-missing': { compose: web('env_file: ⟦web.env⟧') },
  'compose/extends-cycle': { compose: web('extends: ⟦web⟧') },
  'compose/extends-missing': { compose: web('extends: ⟦base⟧') },
  'compose/file-unreadable': [
    { compose: `include:\n  - ⟦shop.yaml⟧\n${web()}` },
    { compose: web(), load: { envFiles: ['prod.env'] }, nowhere: OUTSIDE, names: 'prod.env' },
  ],
  'compose/ignored-override': {
    files: { 'compose.yaml': web('build: {context: .}'), 'compose.override.yaml': 'services:\n  web:\n    build: ⟦[.]⟧\n' },
    names: 'services.web.build',
  },
  'compose/include-cycle': {
    files: { 'compose.yaml': `include:\n  - a.yaml\n${web()}`, 'a.yaml': 'include:\n  - ⟦compose.yaml⟧\n' },
  },
  'compose/invalid-extends': { compose: web('extends: ⟦[base]⟧'), names: 'web' },
  'compose/invalid-include': [
    { compose: `include: ⟦{}⟧\n${web()}`, names: 'include' },
    { compose: `include:\n  - ⟦project_directory: .⟧\n${web()}`, names: 'include' },
  ],
  'compose/no-file': { nowhere: OUTSIDE, names: '/project' },
  'compose/not-a-mapping': { compose: '⟦- web⟧\n', names: 'a list' },
  'compose/obsolete-version': { compose: `⟦version⟧: "3.8"\n${web()}` },
  'compose/project-name': [
    { compose: `name: ⟦"!!"⟧\n${web()}` },
    { compose: web(), load: { projectName: 'My Shop' }, nowhere: OUTSIDE, names: 'My Shop' },
  ],
  'compose/remote-include': [
    { compose: `include:\n  - ⟦https://example.com/shop.yaml⟧\n${web()}` },
    { compose: web('extends:', '  service: web', '  file: ⟦oci://example.com/shop⟧') },
    { load: { composeFiles: ['https://example.com/shop.yaml'] }, nowhere: OUTSIDE, names: 'https://example.com/shop.yaml' },
  ],
  'compose/reset-in-list': {
    files: {
      'compose.yaml': web('volumes: ["./a:/a"]'),
      'compose.override.yaml': 'services:\n  web:\n    volumes:\n      - target: /a\n        source: !reset ⟦null⟧\n',
    },
    names: ['!reset', 'services.web.volumes[0].source'],
  },
  'compose/several-files': {
    files: { 'compose.yaml': web(), 'docker-compose.yml': web() },
    nowhere: 'it is about the files',
    names: ['/project/compose.yaml', '/project/docker-compose.yml'],
  },
  'compose/too-many-documents': { compose: `${'services: {}\n---\n'.repeat(200)}⟦services: {}⟧\n`, names: '200' },
  'compose/too-many-includes': {
    files: {
      'compose.yaml': `include:\n${Array.from({ length: 1001 }, (_, i) => `  - ${i === 1000 ? '⟦' : ''}a${i}.yaml${i === 1000 ? '⟧' : ''}\n`).join('')}`,
      ...Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`a${i}.yaml`, `services: {s${i}: {image: nginx}}\n`])),
    },
    names: 'models',
  },
};

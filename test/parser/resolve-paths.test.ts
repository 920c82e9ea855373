import { expect, it } from 'vitest';
import { loadProject, reports } from './load-memory.ts';

it.each([
  ['a build context', 'build: ./app', { build: { context: '/project/app' } }],
  ['no URL', 'build: "https://example.com/x.git"', { build: { context: 'https://example.com/x.git' } }],
  ['no git address', 'build: "git@example.com:x"', { build: { context: 'git@example.com:x' } }],
  [
    'further contexts',
    'build: {additional_contexts: [a=../a, "b=docker-image://x"]}',
    { build: { additional_contexts: { a: '/a', b: 'docker-image://x' } } },
  ],
  ['the source of a bind mount', 'image: x, volumes: ["../a:/a"]', { volumes: [{ source: '/a' }] }],
  ['the home folder', 'image: x, volumes: ["~/a:/a"]', { volumes: [{ source: '/home/user/a' }] }],
  ['no path of Windows', 'image: x, volumes: [{type: bind, source: "C:\\\\a", target: /a}]', { volumes: [{ source: 'C:\\a' }] }],
  ['no volume', 'image: x, volumes: ["vol:/a"]', { volumes: [{ source: 'vol' }] }],
  [
    'watched folders',
    'image: x, build: ., develop: {watch: [{action: rebuild, path: src}]}',
    { develop: { watch: [{ path: '/project/src' }] } },
  ],
])('makes absolute: %s', (_, service, expected) => {
  const { project } = loadProject({ files: { 'compose.yaml': `services: {a: {${service}}}\nvolumes: {vol: }` } });
  expect(project.services['a']).toMatchObject(expected);
});

it('makes the files of configs and secrets absolute, and the device of a volume that is a bind mount', () => {
  const files = {
    'compose.yaml':
      'services: {a: {image: x}}\nconfigs: {c: {file: c}}\nsecrets: {s: {file: /s}}\nvolumes: {v: {driver: local, driver_opts: {o: bind, device: d}}, w: {driver: local, driver_opts: {o: "bind,ro", device: d}}}',
  };
  const { configs, secrets, volumes } = loadProject({ files }).project;
  expect([configs?.['c']?.file, secrets?.['s']?.file]).toEqual(['/project/c', '/s']);
  expect([volumes?.['v']?.driver_opts?.['device'], volumes?.['w']?.driver_opts?.['device']]).toEqual(['/project/d', 'd']);
});

it('leaves paths as they are on request, but those of an include as seen from the project', () => {
  const files = {
    'compose.yaml': 'include: [b/compose.yaml]\nservices: {a: {build: ./app}}',
    'b/compose.yaml': 'services: {b: {build: ./app}}',
  };
  const { a, b } = loadProject({ files, resolvePaths: false }).project.services;
  expect([a?.build?.context, b?.build?.context]).toEqual(['./app', 'b/app']);
});

it('asks for the source of a bind mount', () => {
  expect(reports({ files: { 'compose.yaml': 'services: {a: {image: x, volumes: [{type: bind, target: /a}]}}' } })).toEqual([
    'compose/mount-without-source: the bind mount at `/a` needs a `source`: the folder or file of the host',
  ]);
});

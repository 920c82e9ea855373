import { describe, expect, it } from 'vitest';
import { loadMemory, loadProject, reports } from './load-memory.ts';

const service = (image: string): string => `services: {web: {image: "${image}"}}`;

describe('compose files', () => {
  it.each([
    ['compose.yaml before the others', ['compose.yaml', 'compose.yml', 'docker-compose.yml'], {}, ['/project/compose.yaml']],
    ['docker-compose.yml before docker-compose.yaml', ['docker-compose.yaml', 'docker-compose.yml'], {}, ['/project/docker-compose.yml']],
    [
      'an override beside it, whatever its base name',
      ['compose.yaml', 'docker-compose.override.yaml'],
      {},
      ['/project/compose.yaml', '/project/docker-compose.override.yaml'],
    ],
    [
      'no override for files that are named',
      ['compose.yaml', 'compose.override.yaml'],
      { composeFiles: ['compose.yaml'] },
      ['/project/compose.yaml'],
    ],
    ['a file further up', ['compose.yaml'], { cwd: '/project/a/b' }, ['/project/compose.yaml']],
    [
      'those of COMPOSE_FILE',
      ['a.yaml', 'b/b.yaml'],
      { environment: { COMPOSE_FILE: 'a.yaml:b/b.yaml' } },
      ['/project/a.yaml', '/project/b/b.yaml'],
    ],
    [
      'with its own separator',
      ['a.yaml', 'b.yaml'],
      { environment: { COMPOSE_FILE: 'a.yaml,b.yaml', COMPOSE_PATH_SEPARATOR: ',' } },
      ['/project/a.yaml', '/project/b.yaml'],
    ],
    ['COMPOSE_FILE of .env', { 'a.yaml': service('a'), '.env': 'COMPOSE_FILE=a.yaml' }, {}, ['/project/a.yaml']],
  ])('%s', (_, files, request, expected) => {
    const contents = Array.isArray(files) ? Object.fromEntries(files.map((file) => [file, service('x')])) : files;
    expect(loadProject({ files: contents, ...request }).composeFiles).toEqual(expected);
  });

  it('says which of several files it takes', () => {
    expect(reports({ files: { 'compose.yaml': service('a'), 'docker-compose.yml': service('b') } })).toEqual([
      'compose/several-files: several files have a name that Docker Compose looks for: /project/compose.yaml, /project/docker-compose.yml; the first is used',
    ]);
  });

  it('reads stdin, and resolves its paths against the working folder', () => {
    const stdin = new TextEncoder().encode('services: {web: {build: ./app}}');
    const { project, directory } = loadProject({ files: {}, composeFiles: ['-'], stdin });
    expect(directory).toBe('/project');
    expect(project.services['web']?.build?.context).toBe('/project/app');
  });

  it.each([
    ['there is none', {}, {}, 'compose/no-file'],
    ['one that is named is missing', {}, { composeFiles: ['x.yaml'] }, 'compose/file-unreadable'],
    ['it is a folder', { 'x/y': '' }, { composeFiles: ['x'] }, 'compose/file-unreadable'],
    ['it is elsewhere', {}, { composeFiles: ['https://example.com/compose.git'] }, 'compose/remote-include'],
    ['it is empty', { 'compose.yaml': '# nothing' }, {}, 'compose/empty'],
    ['it is a list', { 'compose.yaml': '- a' }, {}, 'compose/not-a-mapping'],
    [
      'COMPOSE_DISABLE_ENV_FILE is no boolean',
      { 'compose.yaml': service('a') },
      { environment: { COMPOSE_DISABLE_ENV_FILE: 'maybe' } },
      'compose/invalid-setting',
    ],
  ])('gives no model when %s', (_, files, request, code) => {
    const { value, diagnostics } = loadMemory({ files, ...request });
    expect(value).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });
});

describe('variables', () => {
  const compose = service('${TAG-unset}');
  it.each([
    ['the process environment over .env', { 'compose.yaml': compose, '.env': 'TAG=file' }, { environment: { TAG: 'process' } }, 'process'],
    ['.env of the working folder', { 'compose.yaml': compose, '.env': 'TAG=file' }, {}, 'file'],
    [
      '.env of the folder of the named file, not of the working folder',
      { 'x/compose.yaml': compose, '.env': 'TAG=here', 'x/.env': 'TAG=there' },
      { composeFiles: ['x/compose.yaml'] },
      'there',
    ],
    [
      '.env of the working folder over that of COMPOSE_FILE',
      { 'x/a.yaml': compose, '.env': 'TAG=here\nCOMPOSE_FILE=x/a.yaml', 'x/.env': 'TAG=there' },
      {},
      'here',
    ],
    ['.env of the folder of COMPOSE_FILE', { 'x/a.yaml': compose, '.env': 'COMPOSE_FILE=x/a.yaml', 'x/.env': 'TAG=there' }, {}, 'there'],
    [
      'the last of several env files',
      { 'compose.yaml': compose, a: 'TAG=a', b: 'TAG=${TAG}b', '.env': 'TAG=no' },
      { envFiles: ['a', 'b'] },
      'ab',
    ],
    ['COMPOSE_ENV_FILES', { 'compose.yaml': compose, a: 'TAG=a', b: 'TAG=b' }, { environment: { COMPOSE_ENV_FILES: 'a,b' } }, 'b'],
    [
      'no .env when that is off',
      { 'compose.yaml': compose, '.env': 'TAG=file' },
      { environment: { COMPOSE_DISABLE_ENV_FILE: '1' } },
      'unset',
    ],
    [
      '.env of the project directory',
      { 'compose.yaml': compose, 'x/.env': 'TAG=x' },
      { projectDirectory: 'x', composeFiles: ['compose.yaml'] },
      'x',
    ],
  ])('%s', (_, files, request, expected) => {
    expect(loadProject({ files: files as Record<string, string>, ...request }).project.services['web']?.image).toBe(expected);
  });

  it('has PWD and the name of the project', () => {
    const compose = 'name: shop\nservices: {web: {image: "${PWD}:${COMPOSE_PROJECT_NAME}"}}';
    expect(loadProject({ files: { 'compose.yaml': compose } }).project.services['web']?.image).toBe('/project:shop');
  });

  it('asks for env files that are named', () => {
    const { value, diagnostics } = loadMemory({ files: { 'compose.yaml': service('a') }, envFiles: ['none'] });
    expect(value).toBeUndefined();
    expect(diagnostics[0]?.message).toBe('cannot read the env file /project/none: there is no such file');
  });
});

describe('the name of the project', () => {
  it.each([
    ['-p', { projectName: 'given', environment: { COMPOSE_PROJECT_NAME: 'env' } }, 'name: file', 'given'],
    ['COMPOSE_PROJECT_NAME', { environment: { COMPOSE_PROJECT_NAME: 'env' } }, 'name: file', 'env'],
    ['the file, made valid', {}, 'name: My.Shop', 'myshop'],
    ['the file, with variables', { environment: { X: 'one' } }, 'name: shop-${X}', 'shop-one'],
    ['the last document that has one', {}, 'name: a\n---\nname: b\n---\nservices: {}', 'b'],
    ['the folder', {}, '', 'project'],
    ['the folder that was chosen', { projectDirectory: '/srv/_My App' }, '', 'myapp'],
  ])('comes from %s', (_, request, head, expected) => {
    const compose = `${head}\n${head.includes('---') ? '---' : ''}\nservices: {web: {image: x}}`;
    expect(loadProject({ files: { '/project/compose.yaml': compose }, composeFiles: ['compose.yaml'], ...request }).project.name).toBe(
      expected,
    );
  });

  it.each([
    ['-p', { projectName: 'No.Name' }, 'compose/project-name: "No.Name", given by -p, is no project name'],
    [
      'COMPOSE_PROJECT_NAME',
      { environment: { COMPOSE_PROJECT_NAME: 'A' } },
      'compose/project-name: "A", given by COMPOSE_PROJECT_NAME, is no project name',
    ],
    [
      'a folder without letters',
      { projectDirectory: '/---' },
      'compose/project-name: the project has no name: the folder /--- holds no letter or digit that a name could begin with',
    ],
  ])('is refused from %s', (_, request, expected) => {
    expect(reports({ files: { 'compose.yaml': service('x') }, composeFiles: ['compose.yaml'], ...request })).toEqual([expected]);
  });
});

describe('files outside the project', () => {
  it.each([
    ['an include', 'include: [/etc/shadow]', 'yaml/syntax'],
    ['an env file', 'services: {a: {image: x, env_file: /etc/shadow}}', 'compose/env-file'],
    ['an extended file', 'services: {a: {extends: {file: /etc/shadow, service: root}}}', 'yaml/syntax'],
    ['an env file of an include', 'include: [{path: a.yaml, env_file: /etc/shadow}]', 'compose/env-file'],
  ])('are not quoted: %s', (_, compose, code) => {
    const files = { 'compose.yaml': compose, 'a.yaml': 'services: {}', '/etc/shadow': '- root!\n$y$j9T$hash\n' };
    const { value, diagnostics, sources } = loadMemory({ files });
    expect(value).toBeUndefined();
    expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.message, diagnostic.at?.file])).toEqual([
      [code, '/etc/shadow is not what it should be here', '/project/compose.yaml'],
    ]);
    expect(sources.has('/etc/shadow')).toBe(false);
  });

  it('are quoted when the user names them', () => {
    expect(loadMemory({ files: { '/x/compose.yaml': '- a' }, composeFiles: ['/x/compose.yaml'] }).sources.has('/x/compose.yaml')).toBe(
      true,
    );
  });
});

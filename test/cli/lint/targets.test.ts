import { describe, expect, it } from 'vitest';
import { findTargets } from '../../../src/cli/lint/targets.ts';
import { memoryMachine } from '../memory-io.ts';

const NAMES = [
  'compose.yaml',
  'docker-compose.yml',
  'compose.override.yaml',
  'a/docker-compose.yml',
  'a/docker-compose.override.yml',
  'b/prod.yaml',
  'b/prod.override.yaml',
  'c/compose.override.yml',
  'd/readme.md',
];
const { io } = memoryMachine({ files: Object.fromEntries(NAMES.map((name) => [`/project/${name}`, ''])) });

function targets(...paths: readonly string[]) {
  const { value, diagnostics } = findTargets(paths, io);
  return {
    projects: value.map((files) => files.map((file) => file.replace('/project/', '')).join(' + ')),
    problems: diagnostics.map(({ message }) => message),
  };
}

describe('findTargets', () => {
  it.each([
    [['.'], ['compose.yaml + compose.override.yaml']],
    [['a'], ['a/docker-compose.yml + a/docker-compose.override.yml']],
    [['a/'], ['a/docker-compose.yml + a/docker-compose.override.yml']],
    [['a/docker-compose.yml'], ['a/docker-compose.yml + a/docker-compose.override.yml']],
    [['a/docker-compose.override.yml'], ['a/docker-compose.yml + a/docker-compose.override.yml']],
    [['a', 'a/docker-compose.yml', 'a/docker-compose.override.yml'], ['a/docker-compose.yml + a/docker-compose.override.yml']],
    [['b/prod.override.yaml'], ['b/prod.yaml + b/prod.override.yaml']],
    [['b/prod.yaml'], ['b/prod.yaml']],
    [['c/compose.override.yml'], ['c/compose.override.yml']],
    [
      ['/project/b/prod.yaml', '-'],
      ['b/prod.yaml', '-'],
    ],
    [[], []],
  ])('%j stands for %j', (paths, projects) => {
    expect(targets(...paths)).toEqual({ projects, problems: [] });
  });

  it('tells each path where there is nothing, and goes on', () => {
    expect(targets('d', 'nowhere', 'a')).toEqual({
      projects: ['a/docker-compose.yml + a/docker-compose.override.yml'],
      problems: ['there is no compose file in the folder d', 'there is no file or folder nowhere'],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert.ts';
import { hideValues } from '../../src/diagnostics/hidden-values.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';

describe('hideValues', () => {
  it.each<[string, Record<string, string>, string]>([
    ['the size "hunter2-x" is none', { DB_PASSWORD: 'hunter2-x' }, 'the size "${DB_PASSWORD}" is none'],
    ['hunter2-x and hunter2-x-y', { A_TOKEN: 'hunter2-x', B_TOKEN: 'hunter2-x-y' }, '${A_TOKEN} and ${B_TOKEN}'],
    ['the service postgres', { POSTGRES_PASSWORD: 'postgres' }, 'the service postgres'],
    ['port 8080', { API_KEY: '8080' }, 'port 8080'],
    ['example.com/app', { IMAGE: 'example.com/app' }, 'example.com/app'],
    ['costs $& and $1-abc', { DB_PASSWORD: '$1-abc' }, 'costs $& and ${DB_PASSWORD}'],
  ])('%s with %j is %s', (text, environment, shown) => {
    expect(hideValues(environment)(text)).toBe(shown);
  });
});

describe('messages about values that are credentials', () => {
  it.each([
    ['what Compose does not read', 'mem_limit: "${DB_PASSWORD}"'],
    ['what Kubernetes has no place for', 'user: "${DB_PASSWORD}"'],
    ['what is not there', 'volumes: ["./${DB_PASSWORD}:/x:ro"]'],
    ['the name of an image', 'image: "UPPER/${DB_PASSWORD}:x:y"'],
  ])('name the variable: %s', (_what, line) => {
    const image = line.startsWith('image') ? '' : 'image: a:1, ';
    const { diagnostics } = convert({
      files: memoryFiles({ '/project/compose.yaml': `services: { a: { ${image}${line} } }\n` }),
      cwd: '/project',
      environment: { DB_PASSWORD: 'hunter2-secret' },
    });
    const said = diagnostics.map(({ message, help = '' }) => `${message} ${help}`).join('\n');
    expect(said).toContain('DB_PASSWORD');
    expect(said).not.toContain('hunter2');
  });
});

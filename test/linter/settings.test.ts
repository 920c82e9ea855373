import { describe, expect, it } from 'vitest';
import { type LintSettings, readSettings } from '../../src/linter/settings.ts';
import { lintText } from './lint-text.ts';

const TEXT = `version: "3"
services:
  web:
    image: nginx
    privileged: true
    hostname: \${NAME}
`;

function settings(request: Parameters<typeof readSettings>[0]): LintSettings {
  const { value, diagnostics } = readSettings(request);
  expect(diagnostics).toEqual([]);
  return value;
}

function found(request: Parameters<typeof readSettings>[0]): readonly string[] {
  return lintText(TEXT, { settings: settings(request) }).map(({ rule, severity }) => `${rule} ${severity}`);
}

describe('settings of the linter', () => {
  it.each([
    ['none', {}, ['C111 info', 'M323 info', 'S201 warning', 'S206 error', 'Y004 warning']],
    ['a group', { select: ['S'] }, ['S201 warning', 'S206 error']],
    ['a rule by name', { select: ['privileged'] }, ['S206 error']],
    ['a prefix left out', { ignore: ['S2', 'M'] }, ['C111 info', 'Y004 warning']],
    ['ignore over select', { select: ['S'], ignore: ['s206'] }, ['S201 warning']],
    ['a level', { select: ['S'], rules: ['S206:info', 'image-mutable-tag:off'] }, ['S206 info']],
    ['a level over select', { select: ['S206'], rules: ['S201:error'] }, ['S201 error', 'S206 error']],
    ['a level for the loader', { select: ['Y004'], rules: ['Y004:error'] }, ['Y004 error']],
    ['the last level of two', { select: ['S206'], rules: ['S206:info', 'S206:warning'] }, ['S206 warning']],
  ])('%s', (_title, request, expected) => {
    expect([...found(request)].sort()).toEqual(expected);
  });

  it('cannot hide what Docker Compose refuses', () => {
    const broken = 'services:\n  web:\n    imag: nginx\n';
    expect(lintText(broken, { settings: settings({ select: ['S'], ignore: ['M'] }) })[0]).toMatchObject({
      rule: 'Y002',
      severity: 'error',
    });
  });

  it.each([
    [{ rules: ['X999:off'] }, 'there is no rule `X999`'],
    [{ rules: ['S206'] }, '`S206` gives no level'],
    [{ rules: ['S206:loud'] }, '`S206:loud` gives no level'],
    [{ rules: ['Y001:off'] }, 'the level of Y001 (yaml-syntax) cannot be changed'],
    [{ ignore: ['Y002'] }, 'the level of Y002 (schema) cannot be changed'],
    [{ select: ['Z'] }, 'there is no rule `Z`'],
    [{ ignore: [''] }, 'there is no rule ``'],
  ])('%j is refused', (request, message) => {
    expect(readSettings(request).diagnostics.map((diagnostic) => diagnostic.message)).toEqual([message]);
  });
});

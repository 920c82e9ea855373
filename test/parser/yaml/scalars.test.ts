import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/parser/yaml/read-yaml.ts';
import { faultOf, nodeAt } from './reading.ts';

function scalar(text: string) {
  const node = nodeAt(readYaml('compose.yaml', `key: ${text}\n`), ['key']);
  if (node.kind !== 'scalar') throw new Error(`not a scalar: ${text}`);
  return node;
}

describe('a plain scalar', () => {
  it.each([
    ['8080', 8080],
    ['0', 0],
    ['-0', 0],
    ['+12', 12],
    ['0123', 83],
    ['-017', -15],
    ['0o17', 15],
    ['0b11', 3],
    ['-0b11', -3],
    ['0B11', 3],
    ['0x1F', 31],
    ['0X1f', 31],
    ['+0x1', 1],
    ['0b-11', -3],
    ['0o-7', -7],
    ['1_000', 1000],
    ['0_7', 7],
    ['1_', 1],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
    ['18446744073709551615', 18446744073709551615n],
    ['0xFFFFFFFFFFFFFFFF', 18446744073709551615n],
  ])('%s is the int %s', (text, value) => {
    expect(scalar(text)).toMatchObject({ type: 'int', value, text });
  });

  it.each([
    ['089', 89],
    ['1.10', 1.1],
    ['1e3', 1000],
    ['1.', 1],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['.1_0', 0.1],
    ['1_0.5', 10.5],
    ['-0.0', -0],
    ['18446744073709551616', 2 ** 64],
    ['-9223372036854775809', -(2 ** 63)],
    ['.inf', Number.POSITIVE_INFINITY],
    ['+.Inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
  ])('%s is the float %s', (text, value) => {
    expect(scalar(text)).toMatchObject({ type: 'float', value, text });
  });

  it.each(['true', 'True', 'TRUE'])('%s is true', (text) => {
    expect(scalar(text)).toMatchObject({ type: 'bool', value: true });
  });

  it.each(['false', 'False', 'FALSE'])('%s is false', (text) => {
    expect(scalar(text)).toMatchObject({ type: 'bool', value: false });
  });

  it.each(['', '~', 'null', 'Null', 'NULL', '# a comment'])('%j is null', (text) => {
    expect(scalar(text)).toMatchObject({ type: 'null', value: null });
  });

  it.each([
    ['2024-01-01', '2024-01-01T00:00:00Z'],
    ['2024-1-1', '2024-01-01T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['2000-02-29', '2000-02-29T00:00:00Z'],
    ['2024-01-01 1:2:3', '2024-01-01T01:02:03Z'],
    ['2024-01-01 10:02:03.1200', '2024-01-01T10:02:03.12Z'],
    ['2024-01-01 10:02:03,5', '2024-01-01T10:02:03.5Z'],
    ['2024-01-01 10:02:03.1234567899', '2024-01-01T10:02:03.123456789Z'],
    ['2024-01-01T10:02:03Z', '2024-01-01T10:02:03Z'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-14T21:59:43.1-05:00'],
    ['2001-01-01T10:02:03+00:00', '2001-01-01T10:02:03Z'],
    ['2001-01-01T10:02:03+01:60', '2001-01-01T10:02:03+02:00'],
  ])('%s is the timestamp %s', (text, value) => {
    expect(scalar(text)).toMatchObject({ type: 'timestamp', value, text });
  });

  it.each([
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    'tRue',
    'nULL',
    'nginx',
    '12:30:45',
    '22:22',
    '1.2.3',
    '1e400',
    '0x',
    '0b12',
    '0o8',
    '+',
    '.',
    '._1',
    '.1__0',
    '<<',
    '0b-12',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-01',
    '2024-01-00',
    '2024-01-32',
    '2024-01-01T10:02:03',
    '2024-01-01 10:02:03Z',
    '2024-01-01 24:00:00',
    '2024-01-01 10:60:00',
    '2024-01-01T10:02:03+25:00',
    '024-01-01',
    '0xFFFFFFFFFFFFFFFFF',
    'Infinity',
    'NaN',
    '1e',
    '١',
  ])('%s is a string', (text) => {
    expect(scalar(text)).toMatchObject({ type: 'str', value: text, text });
  });

  it.each(['"8080"', "'true'", '"null"', "'2024-01-01'", '""'])('%s in quotes is a string', (text) => {
    expect(scalar(text)).toMatchObject({ type: 'str', value: text.slice(1, -1), text: text.slice(1, -1) });
  });
});

describe('a tag', () => {
  it.each([
    ['!!str 12', 'str', '12'],
    ['!!str', 'str', ''],
    ['!!str ~', 'str', '~'],
    ['!<tag:yaml.org,2002:str> 12', 'str', '12'],
    ['!!int "12"', 'int', 12],
    ['!!int 0x10', 'int', 16],
    ['!!float 1', 'float', 1],
    ['!!float .inf', 'float', Number.POSITIVE_INFINITY],
    ['!!bool "true"', 'bool', true],
    ['!!null ""', 'null', null],
    ['!!null', 'null', null],
    ['!!timestamp "2024-01-01"', 'timestamp', '2024-01-01T00:00:00Z'],
    ['!!binary aGk=', 'str', 'hi'],
    ['!!binary "aG\\nk="', 'str', 'hi'],
    ['! 12', 'int', 12],
    ['! "12"', 'str', '12'],
    ['!custom 12', 'str', '12'],
    ['!custom null', 'str', 'null'],
    ['!!unknown 12', 'str', '12'],
    ['!!map 12', 'str', '12'],
  ] as const)('%s is of type %s', (text, type, value) => {
    expect(scalar(text)).toMatchObject({ type, value });
  });

  it.each(['!!int x', '!!int 1.0', '!!float x', '!!bool yes', '!!null x', '!!timestamp 12', '!!binary a', '!!binary "a="'])(
    '%s is refused',
    (text) => {
      const { code, at } = faultOf(`key: ${text}`);
      expect(code).toBe('yaml/tag');
      expect(at).toBe(text.split(' ')[1]);
    },
  );

  it('of Docker Compose makes a plain scalar a string, as any tag of its own does', () => {
    expect(scalar('!override 3')).toMatchObject({ type: 'str', value: '3', tag: 'override' });
    expect(scalar('!override')).toMatchObject({ type: 'str', value: '', tag: 'override' });
  });

  it('of a collection says nothing about it', () => {
    expect(nodeAt(readYaml('f', 'a: !custom {b: 1}\n'), ['a'])).toMatchObject({ kind: 'map' });
    expect(nodeAt(readYaml('f', 'a: !!map [1]\n'), ['a'])).toMatchObject({ kind: 'list' });
  });
});

import { describe, expect, it } from 'vitest';
import { parseRawEnvFile } from '../../../src/parser/dotenv/raw-env-file.ts';

function read(text: string) {
  return parseRawEnvFile('raw.env', text, (name) => (name === 'HOME' ? '/root' : undefined));
}

describe('parseRawEnvFile', () => {
  it.each([
    ['', {}],
    ['# c\n\n  # d', {}],
    ['A=b', { A: 'b' }],
    ['\uFEFFA=b', { A: 'b' }],
    ['  A="b $HOME" # c  ', { A: '"b $HOME" # c  ' }],
    ['A=b\r\nC=d\r\n', { A: 'b', C: 'd' }],
    ['A==b=', { A: '=b=' }],
    ['A=', { A: '' }],
    ['A:b=c', { 'A:b': 'c' }],
    ['HOME', { HOME: '/root' }],
    ['NONE\nHOME\n', { HOME: '/root' }],
  ])('reads %j', (text, expected) => {
    const { entries, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(Object.fromEntries(entries.map(({ key, value }) => [key, value]))).toEqual(expected);
  });

  it.each([
    ['=b', 'there is no variable name before the `=`', '=b'],
    ['A B=c', 'a variable name cannot contain a blank', 'A B'],
    ['A =c', 'a variable name cannot contain a blank', 'A '],
  ])('reports what is wrong with %j and goes on', (line, message, place) => {
    const text = `${line}\nX=y`;
    const { entries, diagnostics } = read(text);
    expect(entries).toMatchObject([{ key: 'X', value: 'y' }]);
    expect(diagnostics).toMatchObject([{ severity: 'error', message }]);
    expect(text.slice(diagnostics[0]?.at?.start, diagnostics[0]?.at?.end)).toBe(place);
  });

  it('knows where keys and values stand', () => {
    const text = '  KEY=value\r\n';
    const origin = read(text).entries[0]?.origin;
    expect(text.slice(origin?.start, origin?.end)).toBe('value');
    expect(text.slice(origin?.key?.start, origin?.key?.end)).toBe('KEY');
  });
});

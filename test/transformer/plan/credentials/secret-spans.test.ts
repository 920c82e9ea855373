import { describe, expect, it } from 'vitest';
import type { TemplatePart } from '../../../../src/model/origins.ts';
import { secretSpans } from '../../../../src/transformer/plan/credentials/secret-spans.ts';

/** Reads `{NAME=value}` as a variable. */
function parts(text: string): readonly TemplatePart[] {
  return [...text.matchAll(/\{(\w+)=([^}]*)\}|[^{]+|\{/g)].map(([whole, name, value]) =>
    name === undefined ? { kind: 'text', text: whole } : { kind: 'variable', name, value: value ?? '', source: 'variable' },
  );
}

function secretsIn(text: string): readonly string[] {
  const all = parts(text);
  const value = all.map((part) => (part.kind === 'text' ? part.text : part.value)).join('');
  return secretSpans(all).map((span) => {
    if (span.kind === 'text') return value.slice(span.start, span.end);
    const part = all[span.part];
    return part?.kind === 'variable' ? `$${part.name}` : '';
  });
}

describe('secretSpans', () => {
  it.each([
    ['postgresql://app:hunter2@db/x', ['hunter2']],
    ['postgresql://app:{DBPASS=p@ss:w/rd}@db/x', ['$DBPASS']],
    ['{SCHEME=redis}://:{PW=}@cache:6379', ['$PW']],
    ['{USER=u}:{PASS=p}', []],
    ['postgres://{USER=u}:pre-{PASS=long value}@db', ['pre-long value']],
    ['mongodb://a:one@m1,b:two@m2/x and amqp://u:three@q', ['one', 'three']],
    ['Server=db;User Id=sa;Password={SA=x};Encrypt=false', ['$SA']],
    ['host=db user=app password=secret sslmode=disable', ['secret']],
    ['jdbc:postgresql://db/x?user=app&password={P=p}&ssl=true', ['$P']],
    ['PlainLoginModule required username="admin" password="admin secret";', ['admin secret']],
    ['PlainLoginModule required user_app="one" user_mds="two";', ['one', 'two']],
    ['user_app="one" user_mds="two"', []],
    ['password=alone', []],
    ['http://localhost:8080/path', []],
    ['postgres://db:5432/x', []],
    ['user=app password=$FROM_SHELL host=db', []],
    ['{"key": "value"}', []],
    ['', []],
  ])('%s holds %j', (text, found) => {
    expect(secretsIn(text)).toEqual(found);
  });

  it('takes no value of a variable for syntax', () => {
    expect(secretsIn('{URL=postgres://a:b@c}')).toEqual([]);
    expect(secretsIn('http://{HOST=x:y@z}/path')).toEqual([]);
  });

  it.each([
    ['many pairs', `${'a=b '.repeat(20_000)}password=x`],
    ['many passwords', `${'password=x '.repeat(9000)}`],
    ['a long run of letters', 'a'.repeat(90_000)],
    ['a long run of spaces', `a${' '.repeat(90_000)}=b c=d`],
    ['many schemes', 'a://'.repeat(20_000)],
  ])('ends soon on %s', (_, text) => {
    const start = performance.now();
    secretSpans([{ kind: 'text', text }]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

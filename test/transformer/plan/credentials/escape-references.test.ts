import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeReferences } from '../../../../src/transformer/plan/credentials/escape-references.ts';

/** What the kubelet does with a value: third_party/forked/golang/expansion. A dollar sign takes the byte after it along as a character. */
function expand(text: string, variables: Readonly<Record<string, string>>): string {
  const bytes = [...new TextEncoder().encode(text)];
  let out: number[] = [];
  const put = (chars: string) => {
    out = [...out, ...new TextEncoder().encode(chars)];
  };
  for (let i = 0; i < bytes.length; i++) {
    const next = bytes[i + 1];
    if (bytes[i] !== 0x24 || next === undefined) {
      out.push(bytes[i] ?? 0);
    } else if (next === 0x24) {
      put('$');
      i++;
    } else if (next === 0x28) {
      const close = bytes.indexOf(0x29, i + 2);
      if (close < 0) {
        put('$(');
        i++;
      } else {
        const name = new TextDecoder().decode(Uint8Array.from(bytes.slice(i + 2, close)));
        put(variables[name] ?? `$(${name})`);
        i = close;
      }
    } else {
      put(`$${String.fromCharCode(next)}`);
      i++;
    }
  }
  return new TextDecoder().decode(Uint8Array.from(out));
}

describe('escapeReferences', () => {
  it.each([
    ['echo $(date)', 'echo $$(date)'],
    ['$HOME and $5', '$HOME and $5'],
    ['costs 5$', 'costs 5$'],
    ['kill $$', 'kill $$$$'],
    ['$$(x)', '$$$$(x)'],
    ['$2y$10$abc', '$2y$10$abc'],
    ['$é', '$$é'],
    ['', ''],
  ])('%s is written %s', (text, escaped) => {
    expect(escapeReferences(text)).toBe(escaped);
  });

  it('gives back every text when Kubernetes expands it', () => {
    const text = fc.string({ unit: fc.constantFrom('$', '(', ')', 'A', 'é', '{', ' ', '😀') });
    fc.assert(fc.property(text, (given) => expand(escapeReferences(given), { A: 'expanded', '': 'nothing' }) === given));
  });
});

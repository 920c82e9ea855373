/** Every diagnostic that there is: its place, what it names, what it says to do, and that it keeps secrets. */

import { describe, expect, it } from 'vitest';
import { INPUTS } from './diagnostic-inputs/index.ts';
import { diagnosticsOf, prepare, SECRET, shownPlace } from './diagnostic-inputs/input.ts';
import { sourceCodes } from './source-codes.ts';

describe('the codes of the source', () => {
  const codes = sourceCodes();

  it('are found', () => {
    expect(codes.length).toBeGreaterThan(150);
    for (const family of ['yaml', 'compose', 'schema', 'lint', 'convert', 'kube', 'settings', 'cli'])
      expect(codes.some((code) => code.startsWith(`${family}/`))).toBe(true);
  });

  it('have an input each, and no input is for a code that is gone', () => {
    expect([...new Set(INPUTS.map(([code]) => code))].sort()).toEqual(codes);
  });
});

describe.each(INPUTS.map(([code, input], i) => [code, i, input] as const))('%s (%i)', (code, _, input) => {
  const { project, place, names } = prepare(input);

  it(`stands at ${place}, names what is wrong, says what to do, and shows no secret`, async () => {
    const found = (await diagnosticsOf(project)).filter((diagnostic) => diagnostic.code === code);
    expect(found.map((diagnostic) => shownPlace(diagnostic.place))).toContain(place);
    const { message, help, severity } = found.find((diagnostic) => shownPlace(diagnostic.place) === place) ?? {};
    expect(message).toMatch(/\S/);
    for (const name of names) expect(message).toContain(name);
    if (severity !== 'info') expect(help).toMatch(/^\S.*[.?]$/s);
    expect(JSON.stringify(found)).not.toContain(SECRET);
  });
});

it('secrets stand in the way of messages', () => {
  const holders = INPUTS.filter(([, { compose = '', files = {} }]) =>
    [compose, ...Object.values(files)].some((text) => typeof text === 'string' && text.includes(SECRET)),
  );
  expect(holders.length).toBeGreaterThan(10);
});

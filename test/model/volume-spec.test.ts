import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVolumeSpec } from '../../src/model/volume-spec.ts';

function read(text: string) {
  const spec = parseVolumeSpec(text);
  if ('problem' in spec) return spec.problem;
  const { type, source, target, options } = spec;
  return [type, source?.text, target.text, ...options.map((option) => `${option.sets}=${option.text}`)];
}

describe('parseVolumeSpec', () => {
  it.each([
    ['/', ['volume', undefined, '/']],
    ['ab', ['volume', undefined, 'ab']],
    ['/data', ['volume', undefined, '/data']],
    ['data:/data', ['volume', 'data', '/data']],
    ['data/sub:/data', ['volume', 'data/sub', '/data']],
    ['./data:/data', ['bind', './data', '/data']],
    ['../data:/data', ['bind', '../data', '/data']],
    ['.:/data', ['bind', '.', '/data']],
    ['.hidden:/data', ['bind', '.hidden', '/data']],
    ['/srv:/data', ['bind', '/srv', '/data']],
    ['~/x:/data', ['bind', '~/x', '/data']],
    ['C:\\x:/data', ['bind', 'C:\\x', '/data']],
    ['c:/x:D:/y', ['bind', 'c:/x', 'D:/y']],
    ['\\\\.\\pipe\\docker:\\\\.\\pipe\\docker', ['bind', '\\\\.\\pipe\\docker', '\\\\.\\pipe\\docker']],
    ['a:/b', ['volume', undefined, 'a:/b']],
    ['data:/data:ro', ['volume', 'data', '/data', 'read_only=ro']],
    ['data:/data:rw', ['volume', 'data', '/data', 'read_only=rw']],
    ['data:/data:nocopy', ['volume', 'data', '/data', 'nocopy=nocopy']],
    ['./x:/y:ro,z', ['bind', './x', '/y', 'read_only=ro', 'selinux=z']],
    ['./x:/y:rslave,Z,cached', ['bind', './x', '/y', 'propagation=rslave', 'selinux=Z', 'unknown=cached']],
    ['${DIR:-./data}:/data', ['volume', '${DIR:-./data}', '/data']],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['', 'the mount is empty'],
    [':/data', 'nothing stands between two colons, or before or after one, in ":/data"'],
    ['data:', 'nothing stands between two colons, or before or after one, in "data:"'],
    ['data::ro', 'nothing stands between two colons, or before or after one, in "data::ro"'],
    ['data:/data:', 'nothing stands between two colons, or before or after one, in "data:/data:"'],
    ['data:/data:ro:x', '"data:/data:ro:x" has more than two colons'],
  ])('refuses %j: %s', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it('knows where each part stands', () => {
    const text = './x:/y:ro,rshared';
    const spec = parseVolumeSpec(text);
    if ('problem' in spec) throw new Error(spec.problem);
    const shown = [spec.source, spec.target, ...spec.options].map((part) => text.slice(part?.start, part?.end));
    expect(shown).toEqual(['./x', '/y', 'ro', 'rshared']);
  });

  it('copes with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ':', '/', '.', ',', '$', '{', '}', '\\', 'ro') }), (text) => {
        const spec = parseVolumeSpec(text);
        if ('problem' in spec) expect(spec.problem).not.toBe('');
        else expect(text.slice(spec.target.start, spec.target.end)).toBe(spec.target.text);
      }),
    );
  });
});

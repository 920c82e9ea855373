import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandPorts, parsePortSpec } from '../../src/model/port-spec.ts';

function expand(text: string) {
  const spec = parsePortSpec(text);
  return 'problem' in spec
    ? spec.problem
    : expandPorts(spec).map(({ target, published }) => (published === undefined ? `${target}` : `${published}:${target}`));
}

describe('parsePortSpec', () => {
  it.each([
    ['80', ['80']],
    ['8080:80', ['8080:80']],
    ['0:0', ['0:0']],
    ['65535', ['65535']],
    ['08080:080', ['8080:80']],
    ['127.0.0.1:8080:80', ['8080:80']],
    ['127.0.0.1::80', ['80']],
    [':80', ['80']],
    ['::80', ['80']],
    ['[::1]:8080:80', ['8080:80']],
    ['::1:8080:80', ['8080:80']],
    ['53:53/udp', ['53:53']],
    ['53/TCP', ['53']],
    ['80/', ['80']],
    ['80/sctp', ['80']],
    ['9000-9002', ['9000', '9001', '9002']],
    ['9-11', ['10', '11', '9']],
    ['8000-8002:9000-9002', ['8000:9000', '8001:9001', '8002:9002']],
    ['8000-8010:80', ['8000-8010:80']],
    ['8000-8000:80', ['8000:80']],
    ['127.0.0.1:5000-5001:5000-5001/udp', ['5000:5000', '5001:5001']],
  ])('expands %s to %j', (text, ports) => {
    expect(expand(text)).toEqual(ports);
  });

  it.each([
    ['', 'no port of the container is given in ""'],
    [':', 'no port of the container is given in ":"'],
    ['::/tcp', 'no port of the container is given in "::/tcp"'],
    ['8080:', 'no port of the container is given in "8080:"'],
    ['/udp', 'no port of the container is given in "/udp"'],
    ['80:http', '"http" is no port or range of ports of the container'],
    ['65536', '"65536" is no port or range of ports of the container'],
    ['-1', '"-1" is no port or range of ports of the container'],
    ['80-70', '"80-70" is no port or range of ports of the container'],
    ['80-', '"80-" is no port or range of ports of the container'],
    [' 80', '" 80" is no port or range of ports of the container'],
    ['${PORT}', '"${PORT}" is no port or range of ports of the container'],
    ['http:80', '"http" is no port or range of ports of the host'],
    ['70000:80', '"70000" is no port or range of ports of the host'],
    ['localhost:8080:80', '"localhost" is no IP address'],
    ['[::1:8080:80', '"[::1" is no IP address'],
    ['80/http', '"http" is no protocol'],
    ['8000-8001:9000-9002', 'the ranges 8000-8001 and 9000-9002 differ in length'],
    ['8000:9000-9002', 'the ranges 8000 and 9000-9002 differ in length'],
  ])('refuses %j: %s', (text, problem) => {
    expect(expand(text)).toBe(problem);
  });

  it('knows where each part stands', () => {
    const text = '[::1]:8080-8081:80-81/UDP';
    const spec = parsePortSpec(text);
    if ('problem' in spec) throw new Error(spec.problem);
    const shown = [spec.hostIp, spec.host, spec.container, spec.protocol].map((part) => text.slice(part?.start, part?.end));
    expect(shown).toEqual(['::1', '8080-8081', '80-81', 'UDP']);
    expect(spec.protocol?.text).toBe('udp');
  });

  it('reads what it would be written as', () => {
    const port = fc.integer({ min: 0, max: 65_535 });
    fc.assert(
      fc.property(port, port, fc.constantFrom('', '10.0.0.1:', '[fe80::1]:'), (host, target, address) => {
        expect(expand(`${address}${host}:${target}`)).toEqual([`${host}:${target}`]);
      }),
    );
  });

  it('copes with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', '9', ':', '-', '/', '.', '[', ']', 'u', ' ') }), (text) => {
        expect(expand(text).length).toBeGreaterThan(0);
      }),
    );
  });
});

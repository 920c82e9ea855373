import { expect, it } from 'vitest';
import { checkObjects } from '../../src/kube/check/check-objects.ts';
import { convertText } from './conversion.ts';

/** What Compose takes and Kubernetes refuses: the place that is told of, and the fate or the code of what is said. */
it.each([
  ['ports: [{target: 0, published: "80"}]', 'services.web.ports[0]', 'convert/unsupported'],
  ['ports: [{target: 70000, published: "80"}]', 'services.web.ports[0]', 'convert/unsupported'],
  ['ports: [{target: 80, published: "99999", mode: host}]', 'services.web.ports[0].mode', 'convert/host-port'],
  ['expose: ["0"]', 'services.web.expose[0]', 'convert/ignored'],
  ['expose: ["90-80"]', 'services.web.expose[0]', 'convert/ignored'],
  [`dns_search: [${'x'.repeat(300)}]`, 'services.web.dns_search[0]', 'convert/ignored'],
  [`dns_search: [${Array.from({ length: 33 }, (_, i) => `d${i}`).join(', ')}]`, 'services.web.dns_search[32]', 'convert/ignored'],
  ['devices: [{source: "", target: /dev/x}]', 'services.web.devices[0]', 'convert/unsupported'],
  ['models: {llm: {endpoint_var: "ü"}}', 'services.web.models.llm', 'convert/unsupported'],
  ['volumes: [{type: image, target: /x}]', 'services.web.volumes[0]', 'convert/unsupported'],
])('%s is told of at %s, and what comes out is sound', (attribute, place, code) => {
  const out = convertText(`services:\n  web:\n    image: a\n    ${attribute}\nmodels: {llm: {model: m}}\n`);
  expect(checkObjects(out.objects)).toEqual([]);
  expect(out.codes()).not.toContain('convert/unmapped');
  expect(out.said(code).some((message) => message.startsWith(place))).toBe(true);
});

it.each(['limits: {cpus: "0"}', 'limits: {memory: 0b}', 'reservations: {cpus: "0", memory: 0b}'])(
  'deploy.resources.%s asks for nothing',
  (resources) => {
    const out = convertText(`services: {web: {image: a, deploy: {resources: {${resources}}}}}`);
    expect(out.container('web').resources).toBeUndefined();
    expect(out.codes()).not.toContain('convert/unmapped');
  },
);

it('half a device is told of, and not asked for', () => {
  const out = convertText('services: {web: {image: a, x-kubeferry: {resources: {limits: {nvidia.com/gpu: "0.5", memory: 1Gi}}}}}');
  expect(out.said('convert/divided-device')[0]).toContain('nvidia.com/gpu is given whole, not as 0.5.');
  expect(out.container('web').resources?.limits).toEqual({ memory: '1Gi' });
});

it.each([
  ['hugepages-2Mi: 3Mi, memory: 1Gi', 'convert/divided-device', 'hugepages-2Mi is given in pages of 2Mi, not as 3Mi.', { memory: '1Gi' }],
  ['hugepages-2Mi: 4Mi', 'convert/huge-pages', 'hugepages-2Mi is given only to containers that ask for CPU or memory as well.', undefined],
])('what an API server refuses of resources is told of, and not asked for: %s', (limits, code, told, expected) => {
  const out = convertText(`services: {web: {image: a, x-kubeferry: {resources: {limits: {${limits}}}}}}`);
  expect(out.said(code)[0]).toContain(told);
  expect(out.container('web').resources?.limits).toEqual(expected);
});

it('huge pages beside a limit of memory from the file are asked for', () => {
  const out = convertText('services: {web: {image: a, mem_limit: 1g, x-kubeferry: {resources: {limits: {hugepages-2Mi: 4Mi}}}}}');
  expect(out.container('web').resources?.limits).toEqual({ 'hugepages-2Mi': '4Mi', memory: '1Gi' });
});

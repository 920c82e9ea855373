import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/model/path.ts';
import { settingKey } from '../../src/model/settings.ts';
import { resolve, type Written } from './resolving.ts';

describe('precedence', () => {
  const compose = `
x-kubeferry: {namespace: extension, storage: {size: 2Gi}, labels: {a: extension, b: extension}}
services:
  web:
    image: nginx:1.29
    labels: {kompose.service.group: label, kompose.image-pull-policy: Always, kompose.security-context.fsgroup: "1"}
    x-kubeferry: {pod: extension, replicas: 2, imagePullPolicy: Never}
volumes:
  data: {labels: {kompose.volume.size: 1Gi}, x-kubeferry: {size: 2Gi, class: extension}}
secrets: {token: {external: true, x-kubeferry: {name: extension, key: extension}}}
`;
  const file = `
namespace: file
storage: {class: file}
labels: {b: file, c: file}
services: {web: {pod: file, workload: daemonset}}
volumes: {data: {class: file}}
secrets: {token: {key: file}}
`;
  const flags: Written['flags'] = {
    namespace: 'flag',
    labels: { c: 'flag' },
    services: { web: { pod: 'flag' } },
    secrets: { token: { key: 'flag' } },
  };

  it.each([
    ['nothing', {}, [undefined, { size: '1Gi' }, {}]],
    ['x-kubeferry', { compose }, ['extension', { size: '2Gi' }, { a: 'extension', b: 'extension' }]],
    [
      'kubeferry.yaml over x-kubeferry',
      { compose, file },
      ['file', { size: '2Gi', class: 'file' }, { a: 'extension', b: 'file', c: 'file' }],
    ],
    ['a flag over all', { compose, file, flags }, ['flag', { size: '2Gi', class: 'file' }, { a: 'extension', b: 'file', c: 'flag' }]],
  ] as const)('of the project: %s', (_, written, expected) => {
    const { namespace, storage, labels } = resolve(written).value.project;
    expect([namespace, storage, labels]).toEqual(expected);
  });

  it.each([
    [
      'labels of kompose',
      compose.replace(/x-kubeferry: \{pod.*/, 'x-kubeferry: {}'),
      undefined,
      undefined,
      ['label', 'Always', 1, undefined, undefined],
    ],
    ['x-kubeferry over them', compose, undefined, undefined, ['extension', 'Never', 1, 2, undefined]],
    ['kubeferry.yaml over that', compose, file, undefined, ['file', 'Never', 1, 2, 'daemonset']],
    ['a flag over all', compose, file, flags, ['flag', 'Never', 1, 2, 'daemonset']],
  ])('of a service: %s', (_, text, settings, run, expected) => {
    const written = { compose: text, ...(settings === undefined ? {} : { file: settings }), ...(run === undefined ? {} : { flags: run }) };
    const { pod, imagePullPolicy, fsGroup, replicas, workload } = resolve(written).value.services.get('web') ?? {};
    expect([pod, imagePullPolicy, fsGroup, replicas, workload]).toEqual(expected);
  });

  it('of a volume and of a secret', () => {
    const { volumes, secrets } = resolve({ compose, file, flags }).value;
    expect(volumes.get('data')).toEqual({ size: '2Gi', class: 'file' });
    expect(secrets.get('token')).toEqual({ name: 'extension', key: 'flag' });
  });

  it('is told where a value of the compose files does not count', () => {
    const { origins, readFrom } = resolve({ compose, file, flags }).value;
    expect(origins.get(settingKey('services', 'web', 'pod'))?.layer).toBe('flag');
    expect(origins.get(settingKey('services', 'web', 'workload'))).toMatchObject({
      layer: 'file',
      at: { file: '/project/kubeferry.yaml' },
    });
    const uses = Object.fromEntries(readFrom.map(({ path, because, ignored = false }) => [formatPath(path), [ignored, because]]));
    expect(uses).toMatchObject({
      'services.web.x-kubeferry.pod': [true, 'A setting of this run gives another value, which counts.'],
      'services.web.labels["kompose.service.group"]': [true, 'A setting of this run gives another value, which counts.'],
      'services.web.labels["kompose.image-pull-policy"]': [true, 'x-kubeferry gives another value, which counts.'],
      'services.web.labels["kompose.security-context.fsgroup"]': [false, 'A setting of kubeferry.'],
      'volumes.data.x-kubeferry.class': [true, 'kubeferry.yaml gives another value, which counts.'],
      'x-kubeferry.labels': [false, 'A setting of kubeferry.'],
    });
  });

  it('unites mounts and resources of a service member by member', () => {
    const text =
      'services: {web: {image: a, volumes: ["d:/d"], x-kubeferry: {mounts: {/d: {size: 2Gi}}, resources: {limits: {cpu: 1, memory: 1Gi}}}}}\nvolumes: {d: {}}\n';
    const { mounts, resources } =
      resolve({ compose: text, file: 'services: {web: {mounts: {/d: {class: x}}, resources: {limits: {cpu: 0.5}}}}' }).value.services.get(
        'web',
      ) ?? {};
    expect(mounts).toEqual({ '/d': { size: '2Gi', class: 'x' } });
    expect(resources?.limits).toEqual({ cpu: '0.5', memory: '1Gi' });
  });
});

describe('of two places the stronger one counts', () => {
  type Layer = 'flag' | 'file' | 'extension' | 'label';
  const STRONGEST_FIRST: readonly Layer[] = ['flag', 'file', 'extension', 'label'];
  const pairs = STRONGEST_FIRST.flatMap((stronger, i) => STRONGEST_FIRST.slice(i + 1).map((weaker) => [stronger, weaker] as const));

  /** A setting of a service, in each of the places with the name of the place for its value. */
  function written(...layers: readonly Layer[]): Written {
    const label = layers.includes('label') ? '{kompose.service.group: label}' : '{}';
    const extension = layers.includes('extension') ? '{pod: extension}' : '{}';
    return {
      compose: `services: {web: {image: a, labels: ${label}, x-kubeferry: ${extension}}}\n`,
      ...(layers.includes('file') ? { file: 'services: {web: {pod: file}}\n' } : {}),
      ...(layers.includes('flag') ? { flags: { services: { web: { pod: 'flag' } } } } : {}),
    };
  }

  it.each(pairs)('%s over %s', (stronger, weaker) => {
    expect(resolve(written(stronger, weaker)).value.services.get('web')?.pod).toBe(stronger);
  });

  it.each(STRONGEST_FIRST)('%s over the default', (layer) => {
    expect(resolve(written()).value.services.get('web')?.pod).toBeUndefined();
    expect(resolve(written(layer)).value.services.get('web')?.pod).toBe(layer);
  });
});

describe('short forms, variables and empty values', () => {
  it.each([
    ['expose: ingress', { expose: { kind: 'ingress' } }],
    ['cron: "0 3 * * *"', { cron: { schedule: '0 3 * * *' } }],
    ['replicas: ${COUNT}', { replicas: 3 }],
    ['headless: "true"', { headless: true }],
    ['expose: {kind: nodeport, nodePort: "30001"}', { expose: { kind: 'nodeport', nodePort: 30001 } }],
    ['replicas:', {}],
    ['{}', {}],
    ['', {}],
  ])('%s', (text, settings) => {
    const { value, diagnostics } = resolve({ compose: `services:\n  web:\n    image: a\n    x-kubeferry:\n      ${text}\n` });
    expect(diagnostics).toEqual([]);
    expect(value.services.get('web')).toMatchObject(settings);
    expect(value.services.get('web')).not.toHaveProperty('replicas', null);
  });

  it('of kubeferry.yaml: anchors, x- keys, an empty section, no content at all', () => {
    const text = 'x-common: &common {replicas: 2}\nservices:\n  web: {<<: *common}\nvolumes:\n';
    expect(resolve({ file: text }).diagnostics).toEqual([]);
    expect(resolve({ file: text }).value.services.get('web')?.replicas).toBe(2);
    expect(resolve({ file: '# nothing yet\n' }).diagnostics).toEqual([]);
    expect(resolve({ file: '' }).diagnostics).toEqual([]);
  });
});

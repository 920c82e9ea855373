import { describe, expect, it } from 'vitest';
import type { KubeVersion } from '../../../src/model/kube-version.ts';
import { convertText } from '../conversion.ts';

describe('volumes of images', () => {
  it('copies the files of an image, since clusters refuse Pods that mount one', () => {
    const out = convertText(
      'services: { a: { image: a:1, volumes: [{ type: image, source: "data:1", target: /x, image: { subpath: files } }] } }',
    );
    expect(out.pod('a').volumes).toEqual([{ name: 'x', emptyDir: {} }]);
    expect(out.mounts('a')).toEqual(['x /x ro']);
    expect(out.pod('a').initContainers).toEqual([
      {
        name: 'copy-x',
        image: 'data:1',
        command: ['/bin/sh', '-c', "cp -a '/files/.' /kubeferry/volume/"],
        volumeMounts: [{ name: 'x', mountPath: '/kubeferry/volume' }],
      },
    ]);
    expect(out.fate('services.a.volumes[0].source')).toBe('approximated');
  });

  it('copies all of an image but what each container has for itself', () => {
    const out = convertText('services: { a: { image: a:1, volumes: [{ type: image, source: "data:1", target: /x }] } }');
    const [, , script] = out.pod('a').initContainers?.[0]?.command ?? [];
    expect(script).toMatch(/for file in .* \/dev\|\/kubeferry\|\/proc\|\/sys\)/);
  });

  it.each<[string, string, KubeVersion, string]>([
    ['data:1', 'data:1', '1.29', 'Kubernetes 1.29 mounts no images'],
    ['data:1', 'data:1', '1.30', 'Kubernetes 1.30 mounts no images'],
    ['data:1', 'data:1', '1.31', 'Kubernetes 1.31 mounts images only where the feature gate ImageVolume is on'],
    ['b', 'shop/b:2', '1.34', 'copies the files out of shop/b:2'],
    ['c', 'registry.example.com/project-c:latest', '1.34', 'copies the files out of registry.example.com/project-c:latest'],
  ])('takes %s for the image %s, and tells why it is copied from (%s)', (source, image, kubeVersion, said) => {
    const out = convertText(
      `services: { a: { image: a:1, volumes: [{ type: image, source: "${source}", target: /x }] }, b: { image: "shop/b:2" }, c: { build: . } }`,
      { settings: { kubeVersion, images: { registry: 'registry.example.com' } } },
    );
    expect(out.pod('a').initContainers?.[0]?.image).toBe(image);
    expect(out.ledger.map(({ because }) => because).join('\n')).toContain(said);
  });
});

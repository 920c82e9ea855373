import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

describe('images that are built', () => {
  it.each([
    ['named by the project and the service', 'a: {build: .}', undefined, 'project-a:latest'],
    ['named by the file', 'a: {build: ., image: "example.com/a:2"}', undefined, 'example.com/a:2'],
    ['put under the registry of a setting', 'a: {build: .}', 'registry.example.com/shop/', 'registry.example.com/shop/project-a:latest'],
    ['left in the registry of their own', 'a: {build: ., image: "ghcr.io/o/a"}', 'registry.example.com', 'ghcr.io/o/a'],
  ])('are %s', (_, service, registry, expected) => {
    const settings = registry === undefined ? {} : { images: { registry } };
    expect(convertText(`services:\n  ${service}\n`, { settings }).container('a').image).toBe(expected);
  });

  it.each([
    ['a: {build: .}', 'The image of a is built here, and the name project-a:latest has no registry'],
    ['a: {build: ., image: "app:1"}', 'The image of a is built here, and the name app:1 has no registry'],
    [
      'a: {build: .}\n  b: {build: ., image: app}\n  c: {image: redis}',
      'The images of a and b are built here, and the names project-a:latest and app have no registry',
    ],
    [
      'a: {build: ., image: app}\n  b: {build: ., image: app}',
      'The images of a and b are built here, and the name app has no registry that the nodes of a cluster could pull them from.',
    ],
  ])('of %s need a registry, which is said once', (services, expected) => {
    const said = convertText(`services:\n  ${services}\n`).said('convert/build-without-registry');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(expected);
  });

  it.each([
    ['with an owner on Docker Hub', 'a: {build: ., image: "owner/app:1"}'],
    ['in a registry', 'a: {build: ., image: "localhost:5000/app"}'],
    ['that are not built', 'a: {image: app}'],
  ])('need no further registry: %s', (_, service) => {
    expect(convertText(`services:\n  ${service}\n`).said('convert/build-without-registry')).toEqual([]);
  });

  it.each([
    ['a: {build: .}', 'IfNotPresent'],
    ['a: {build: ., pull_policy: always}', 'Always'],
    ['a: {build: ., image: owner/a}', undefined],
    ['a: {image: a}', undefined],
  ])('may be in the nodes already where no registry has them: %s', (service, expected) => {
    expect(convertText(`services:\n  ${service}\n`).container('a').imagePullPolicy).toBe(expected);
  });

  it('account for their build sections in one message for the project', () => {
    const out = convertText('services:\n  a: {build: {context: ., target: prod}, image: owner/a}\n  b: {build: ., image: owner/b}\n');
    expect(out.fate('services.a.build.target')).toBe('ignored');
    expect(out.said('convert/build')).toEqual([
      'The images of a and b must be built before; what `build` says (3 values) is for the builder.',
    ]);
  });
});

describe('images of a registry of this machine', () => {
  const said = (services: string, registry?: string) =>
    convertText(`services:\n  ${services}\n`, registry === undefined ? {} : { settings: { images: { registry } } }).said(
      'convert/local-registry',
    );

  it.each([
    ['a: {image: "localhost:5000/a:1"}\n  b: {image: b}', undefined, 'The image of a comes from localhost:5000, which is this machine'],
    [
      'a: {image: "localhost/a:1"}\n  b: {image: "127.0.0.1:5000/b:1"}',
      undefined,
      'The images of a and b come from localhost and 127.0.0.1:5000',
    ],
    ['a: {build: .}', 'localhost:5000', 'The image of a comes from localhost:5000'],
  ])('are told of once: %s', (services, registry, expected) => {
    expect(said(services, registry)).toEqual([expect.stringContaining(expected)]);
  });

  it.each(['localhost.example.com/a:1', 'registry:5000/a:1', 'a:1'])('are not those like %s', (image) => {
    expect(said(`a: {image: "${image}"}`)).toEqual([]);
  });
});

describe('images that have moved', () => {
  const said = (services: string) => convertText(`services:\n  ${services}\n`).said('convert/moved-image');

  it('are told of once, with the name under which they are there', () => {
    expect(said('a: {image: "bitnami/kafka:3.7"}\n  b: {image: "docker.io/bitnami/redis:7.2"}\n  c: {image: "bitnami/kafka:3.7"}')).toEqual(
      [
        'bitnami/kafka:3.7 and docker.io/bitnami/redis:7.2 are no longer on Docker Hub: Bitnami moved the versions of its images in 2025. Write `bitnamilegacy/kafka:3.7` and `bitnamilegacy/redis:7.2`, which get no updates any more, or change to another image.',
      ],
    );
  });

  it.each([
    'image: "bitnamilegacy/kafka:3.7"',
    'image: "registry.example.com/bitnami/kafka:3.7"',
    'image: "bitnami/kafka"',
    'image: "kafka:3.7"',
    'image: "bitnami/kafka:3.7", build: .',
    'image: "bitnami/kafka:3.7", x-kubeferry: {image: "apache/kafka:4.1.0"}',
  ])('are not those of %s', (service) => {
    expect(said(`a: {${service}}`)).toEqual([]);
  });
});

describe('names of images', () => {
  it('are told of at once', () => {
    const said = convertText('services: {a: {image: "a:"}, b: {image: "b:", build: .}, c: {image: c}, d: {image: "a:"}}').said(
      'convert/image-name',
    );
    expect(said).toEqual([expect.stringContaining('"a:" (a and d) and "b:" (b) are no names of images, so no node can pull them.')]);
  });

  it.each([
    ['/app:1', true],
    ['app:', true],
    ['My/App/x', true],
    ['app:-', true],
    ['app:1-', false],
    [`registry.example.com:5000/shop/app@sha256:${'a'.repeat(64)}`, false],
  ])('that no node can pull are an error: %s (%s)', (image, isWrong) => {
    expect(convertText(`services: {a: {image: "${image}"}}`).codes().includes('convert/image-name')).toBe(isWrong);
  });
});

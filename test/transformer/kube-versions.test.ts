/** What older clusters do not know is not written, or told of. */

import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFiles } from '../../src/cli/real-files.ts';
import { convert } from '../../src/convert.ts';
import { checkObjects } from '../../src/kube/check/check-objects.ts';
import { KUBE_VERSIONS, type KubeVersion, minorOf } from '../../src/model/kube-version.ts';
import { type Converted, convertText } from './conversion.ts';

const one = (fields: string, kubeVersion: KubeVersion) =>
  convertText(`services:\n  app:\n    image: "app:1"\n    ${fields}\n`, { settings: { kubeVersion } });

type Row = readonly [fields: string, first: KubeVersion, look: (out: Converted) => unknown, path: string];

const PROPAGATED = 'volumes: [{type: bind, source: /proc, target: /p, read_only: true, bind: {recursive: readonly}}]';

const ROWS: readonly Row[] = [
  ['userns_mode: host', '1.30', (out) => out.pod('app').hostUsers, 'services.app.userns_mode'],
  ['environment: {a b: c}', '1.32', (out) => out.container('app').env, 'services.app.environment["a b"]'],
  ['dns_search: [my_net.example.com]', '1.33', (out) => out.pod('app').dnsConfig, 'services.app.dns_search[0]'],
  ['security_opt: ["apparmor=x"]', '1.30', (out) => out.container('app').securityContext, 'services.app.security_opt[0]'],
  [`x-kubeferry: {hostPaths: allow}\n    ${PROPAGATED}`, '1.31', (out) => out.container('app').volumeMounts?.[0]?.recursiveReadOnly, ''],
];

describe.each(ROWS)('%s', (fields, first, look, path) => {
  it.each(KUBE_VERSIONS)(`for Kubernetes %s (since ${first})`, (version) => {
    const out = one(fields, version);
    expect(look(out) !== undefined).toBe(minorOf(version) >= minorOf(first));
    expect(checkObjects(out.objects, [], minorOf(version))).toEqual([]);
    if (path !== '') expect(out.fate(path)).toBeDefined();
    expect(out.codes()).not.toContain('convert/unmapped');
  });
});

it.each([
  ['1.31', 'approximated'],
  ['1.32', 'mapped'],
] as const)('kernel parameters that are safe since 1.32 are told of for %s', (version, fate) => {
  expect(one('sysctls: {net.ipv4.tcp_rmem: "1 2 3"}', version).fate('services.app.sysctls["net.ipv4.tcp_rmem"]')).toBe(fate);
});

describe.each(readdirSync('fixtures'))('the fixture %s', (fixture) => {
  it.each(KUBE_VERSIONS.slice(0, -1))('has no field that is too young for %s', (kubeVersion) => {
    const cwd = resolve('fixtures', fixture);
    const { diagnostics } = convert({ files: realFiles, cwd, environment: {}, settings: { flags: { kubeVersion } } });
    expect(diagnostics.filter(({ code }) => code.startsWith('kube/'))).toEqual([]);
  });
});

it.each([
  ['1.31', 'privileged'],
  ['1.32', 'baseline'],
] as const)('the Namespace of %s has the level of its own version (%s)', (kubeVersion, level) => {
  const text = 'services: {app: {image: "app:1", sysctls: {net.ipv4.tcp_rmem: "1 2 3"}}}\n';
  const out = convertText(text, { settings: { kubeVersion, namespace: 'shop', createNamespace: true } });
  expect(out.find('Namespace', 'shop').metadata.labels?.['pod-security.kubernetes.io/enforce']).toBe(level);
});

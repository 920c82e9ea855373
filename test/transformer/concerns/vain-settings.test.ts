import { expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const project = (settings: string) =>
  `services:\n  app: {image: b:1, x-kubeferry: {pod: app}}\n  web: {image: a:1, ports: ["80"], x-kubeferry: ${settings}}\n`;

it.each([
  ['{workload: daemonset, replicas: 3}', 'replicas is set for web, but nothing comes of it. A DaemonSet has one Pod on each node.'],
  [
    '{workload: job, readiness: {tcpSocket: {port: 1}}}',
    'readiness is set for web, but nothing comes of it. What runs to its end does not become ready.',
  ],
  [
    '{cron: "@daily", liveness: {exec: ["true"]}}',
    'liveness is set for web, but nothing comes of it. What runs to its end does not become ready.',
  ],
  [
    '{headless: true, sessionAffinity: ClientIP}',
    'sessionAffinity is set for web, but nothing comes of it. The name of a headless Service leads straight to the Pods, a client to any of them.',
  ],
  [
    '{headless: true, sessionAffinity: ClientIP, expose: loadbalancer}',
    'sessionAffinity is set for web, but nothing comes of it. The name of a headless Service leads straight to the Pods, a client to any of them.',
  ],
  ['{pod: app, replicas: 2}', 'replicas is set for web, but nothing comes of it. web is a container in the Pods of app, which decides.'],
])('%s is not followed in full, and said so', (settings, told) => {
  const result = convertText(project(settings));
  expect(result.said('convert/vain-setting')).toEqual([`${told} Leave it out.`]);
  const [key = ''] = told.split(' ');
  expect(result.ledger.filter(({ path }) => path[3] === key).map(({ fate }) => fate)).toEqual(['ignored']);
});

it('of an init container that nobody waits for it is said what would make it one', () => {
  expect(convertText(project('{runAs: init-container}')).said('convert/vain-setting')).toEqual([
    'runAs is set for web, but nothing comes of it. No other service waits for web to complete. Let one wait for it with `condition: service_completed_successfully`, or leave it out.',
  ]);
});

it.each([
  '{replicas: 2}',
  '{workload: job, replicas: 2}',
  '{readiness: {tcpSocket: {port: 1}}}',
  '{sessionAffinity: ClientIP}',
  '{pod: app}',
])('%s is followed', (settings) => {
  expect(convertText(project(settings)).said('convert/vain-setting')).toEqual([]);
});

it.each([
  ['{expose: ingress}', ['expose']],
  ['{expose: none}', []],
  ['{headless: true, sessionAffinity: ClientIP, ports: [80]}', ['headless', 'sessionAffinity', 'ports']],
])('%s means nothing without a network', (settings, keys) => {
  const told = convertText(`services:\n  web: {image: "web:1", network_mode: none, x-kubeferry: ${settings}}\n`).said(
    'convert/vain-setting',
  );
  expect(told).toEqual(keys.map((key) => expect.stringContaining(`${key} is set for web, but nothing comes of it. web has no network`)));
});

/** Values that Docker Compose refuses in the canonical model before anything is resolved. */

import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../src/model/path.ts';
import { validateValues } from '../../../src/parser/consistency/check.ts';
import { spanText, tree } from '../merge/tree.ts';

function found(text: string): readonly string[] {
  return validateValues(tree(text)).map(({ code, path, at, related }) => {
    const others = (related ?? []).map((other) => spanText({ 'compose.yaml': text }, other.at));
    return [code, formatPath(path ?? []), spanText({ 'compose.yaml': text }, at), ...others].join(' | ');
  });
}

describe('external volumes', () => {
  it('have nothing but a name', () => {
    expect(found('volumes: {a: {external: true, name: b, driver: c, labels: {d: e}, x-own: 1}}')).toEqual([
      'compose/external-conflict | volumes.a.driver | driver | external',
      'compose/external-conflict | volumes.a.labels | labels | external',
    ]);
  });

  it.each([
    'volumes: {a: {external: false, driver: b}}',
    'volumes: {a: , b: {driver: c}}',
    'networks: {a: {external: true, driver: b}}',
    'secrets: {a: {external: true, driver: b}}',
  ])('are the only ones held to that: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('secrets and configs', () => {
  it.each([
    ['secrets: {a: {file: f, environment: E}}', 'compose/two-sources | secrets.a.environment | environment | file'],
    ['configs: {a: {environment: E, content: c}}', 'compose/two-sources | configs.a.content | content | environment'],
    ['configs: {a: {file: f, environment: E, content: c}}', 'compose/two-sources | configs.a.environment | environment | file'],
    ['secrets: {a: {}}', 'compose/no-source | secrets.a | a'],
    ['configs: {a: {template_driver: t}}', 'compose/no-source | configs.a | a'],
  ])('have one source: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    'secrets: {a: {file: ""}, b: {environment: E}, c: {external: true}, d: {external: false}, e: {driver: x}}',
    'configs: {a: {content: ""}, b: {external: true}, c: {driver: x}}',
  ])('accepts %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('services', () => {
  it.each([
    ['ports: [{target: 80, host_ip: localhost}]', 'compose/invalid-ip | services.web.ports[0].host_ip | localhost'],
    ['ports: [{target: 80, host_ip: ""}]', 'compose/invalid-ip | services.web.ports[0].host_ip | ""'],
    ['develop: {watch: [{path: "", action: rebuild}]}', 'compose/empty-path | services.web.develop.watch[0].path | ""'],
    ['gpus: [{count: 1, device_ids: [a]}]', 'compose/count-and-device-ids | services.web.gpus[0].count | count | device_ids'],
    [
      'deploy: {resources: {reservations: {devices: [{count: 1, device_ids: [a]}]}}}',
      'compose/count-and-device-ids | services.web.deploy.resources.reservations.devices[0].count | count | device_ids',
    ],
  ])('%s', (attributes, expected) => {
    expect(found(`services: {web: {${attributes}}}`)).toEqual([expected]);
  });

  it.each(['ports: [{target: 80, host_ip: 127.0.0.1}, {target: 80}]', 'gpus: [{count: 1}, {device_ids: [a]}]'])(
    'accepts %s',
    (attributes) => {
      expect(found(`services: {web: {${attributes}}}`)).toEqual([]);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { annotationKey } from '../../../src/transformer/concerns/annotation-key.ts';
import { convertText } from '../conversion.ts';

const one = (fields: string) => convertText(`services:\n  app:\n    image: "app:1"\n    ${fields}\n`);
const annotations = (fields: string) => one(fields).template('app').metadata?.annotations;

describe('labels', () => {
  it.each([
    ['labels: {com.example.team: payments}', { 'com.example.team': 'payments' }],
    ['labels: ["a=b=c", flag]', { a: 'b=c', flag: '' }],
    ['labels: {description: "Any text: 100 %"}', { description: 'Any text: 100 %' }],
    ['labels: {"example.com/x": "1"}', { 'example.com/x': '1' }],
    ['labels: {"odd key!": "1"}', { 'odd-key': '1' }],
    ['labels: {com.docker.compose.project: x}', undefined],
    ['annotations: {a: b}', { a: 'b' }],
    ['labels: {a: label}\n    annotations: {a: annotation}', { a: 'annotation' }],
    ['labels: {"a b": "1", "a-b": "2"}', { 'a-b': '1' }],
    ['labels: {a: "1"}\n    x-kubeferry: {annotations: {a: "2"}}', { a: '2' }],
  ])('%s are annotations of the Pod', (fields, expected) => {
    const out = one(fields);
    expect(out.template('app').metadata?.annotations).toEqual(expected);
    expect(out.codes()).not.toContain('convert/unmapped');
  });

  it.each([
    ['ports: ["80"]\n    labels: {traefik.enable: "true", "traefik.http.routers.a.rule": "Host(`a.example.com`)", team: a}', { team: 'a' }],
    ['ports: ["80"]\n    labels: {caddy: a.example.com, caddy.reverse_proxy: "{{upstreams 80}}"}', undefined],
    ['ports: ["80"]\n    labels: {traefik.enable: "false"}', { 'traefik.enable': 'false' }],
  ])('of proxies on the Docker host end where their routes are those of the cluster: %s', (fields, expected) => {
    const out = one(fields);
    expect(out.template('app').metadata?.annotations).toEqual(expected);
    expect(out.codes()).not.toContain('convert/unmapped');
  });

  it('never select Pods', () => {
    expect(Object.keys(one('labels: {app: x}').template('app').metadata?.labels ?? {})).not.toContain('app');
  });

  it('of deploy are those of the workload', () => {
    const out = one('deploy: {labels: {tier: gold}}');
    expect(out.find('Deployment', 'app').metadata.annotations).toEqual({ tier: 'gold' });
    expect(out.template('app').metadata?.annotations).toBeUndefined();
  });

  it('of settings are real labels of the Pod', () => {
    expect(one('x-kubeferry: {labels: {team: a}}').template('app').metadata?.labels).toMatchObject({
      team: 'a',
      'app.kubernetes.io/name': 'app',
    });
  });

  it('of two members of a Pod: those of the lead count', () => {
    const out = convertText(`services:
  app: {image: i, labels: {a: "1"}}
  side: {image: i, network_mode: "service:app", labels: {a: "2", b: "3"}}
`);
    expect(out.template('app').metadata?.annotations).toEqual({ a: '1', b: '3' });
    expect(out.fate('services.side.labels.a')).toBe('ignored');
  });

  it('show no credential', () => {
    const text =
      'services:\n  app: {image: i, environment: {DB_PASSWORD: "${DB_PASSWORD}"}, labels: {dsn: "pg://x:${DB_PASSWORD}@db/x", other: kept}}\n';
    const out = convertText(text, { environment: { DB_PASSWORD: 'hunter2-hunter2' } });
    expect(JSON.stringify(out.objects.filter(({ kind }) => kind !== 'Secret'))).not.toContain('hunter2');
    expect(out.template('app').metadata?.annotations).toEqual({ other: 'kept' });
    expect(out.fate('services.app.labels.dsn')).toBe('unsupported');
  });

  it('that are many are a line each', () => {
    expect(Object.keys(annotations('labels: {a: "1", b: "2", c: "3"}') ?? {})).toEqual(['a', 'b', 'c']);
  });
});

describe('annotationKey', () => {
  it.each([
    ['a', 'a'],
    ['com.example.x', 'com.example.x'],
    ['example.com/x', 'example.com/x'],
    ['Example.com/x', 'Example.com-x'],
    ['a/b/c', 'a-b-c'],
    ['-a-', 'a'],
    ['!', undefined],
    ['', undefined],
  ])('%j becomes %j', (key, expected) => {
    expect(annotationKey(key)).toBe(expected);
  });

  it('keeps long keys apart', () => {
    const [first, second] = [annotationKey(`${'k'.repeat(70)}a`), annotationKey(`${'k'.repeat(70)}b`)];
    expect(first?.length).toBe(63);
    expect(first).not.toBe(second);
  });
});

import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const one = (fields: string) => convertText(`services:\n  app:\n    image: "app:1"\n    ${fields}\n`);

describe('resources', () => {
  it.each([
    ['deploy: {resources: {limits: {cpus: "0.5", memory: 512M}}}', { limits: { cpu: '500m', memory: '512Mi' } }],
    ['deploy: {resources: {reservations: {cpus: "2", memory: 1gb}}}', { requests: { cpu: '2', memory: '1Gi' } }],
    ['deploy: {resources: {limits: {cpus: 0.0001}}}', { limits: { cpu: '1m' } }],
    ['cpus: 1.5', { limits: { cpu: '1500m' } }],
    ['mem_limit: 64m', { limits: { memory: '64Mi' } }],
    ['mem_limit: 1000000', { limits: { memory: '1000000' } }],
    ['mem_reservation: 32m', { requests: { memory: '32Mi' } }],
    ['cpu_quota: 50000', { limits: { cpu: '500m' } }],
    ['cpu_quota: 50000\n    cpu_period: 25000', { limits: { cpu: '2' } }],
    ['cpu_count: 2', { limits: { cpu: '2' } }],
    ['cpu_shares: 512', { requests: { cpu: '500m' } }],
    ['mem_limit: 64m\n    mem_reservation: 32m', { requests: { memory: '32Mi' }, limits: { memory: '64Mi' } }],
    ['mem_limit: 0', undefined],
    ['cpus: 0', undefined],
    ['cpu_quota: -1', undefined],
    ['storage_opt: {size: 1G}', { limits: { 'ephemeral-storage': '1Gi' } }],
  ])('%s', (fields, expected) => {
    const out = one(fields);
    expect(out.container('app').resources).toEqual(expected);
    expect(out.codes()).not.toContain('convert/unmapped');
  });

  it('have no request above its limit, which the API server refuses', () => {
    const out = one('mem_limit: 64m\n    mem_reservation: 1g');
    expect(out.container('app').resources).toEqual({ requests: { memory: '64Mi' }, limits: { memory: '64Mi' } });
    expect(out.said('convert/request-over-limit')).toEqual([
      'app reserves more memory (1Gi) than it may use (64Mi). Reserve less, or raise the limit: Kubernetes refuses such a Pod, so the request is lowered to the limit.',
    ]);
  });

  it.each([
    ['memswap_limit: 1g', 'memswap_limit', 'ignored'],
    ['pids_limit: 10', 'pids_limit', 'ignored'],
    ['cpuset: "0,1"', 'cpuset', 'unsupported'],
    ['oom_score_adj: 500', 'oom_score_adj', 'unsupported'],
    ['cpu_shares: 512', 'cpu_shares', 'approximated'],
    ['mem_limit: 64m', 'mem_limit', 'mapped'],
    ['ulimits: {nofile: 10}', 'ulimits.nofile', 'unsupported'],
  ])('%s is accounted for', (fields, key, fate) => {
    expect(one(fields).fate(`services.app.${key}`)).toBe(fate);
  });

  it('of a setting count for what it names, those of the file for the rest', () => {
    const out = one('mem_limit: 64m\n    cpus: 1\n    x-kubeferry: {resources: {limits: {memory: 128Mi}, requests: {cpu: 100m}}}');
    expect(out.container('app').resources).toEqual({ requests: { cpu: '100m' }, limits: { memory: '128Mi', cpu: '1' } });
    expect(out.fate('services.app.mem_limit')).toBe('mapped');
  });
});

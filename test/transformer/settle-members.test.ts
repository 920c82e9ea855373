import { describe, expect, it } from 'vitest';
import { convertText } from './conversion.ts';

/** Two services of one Pod; `app` leads. */
function pod(app: string, side: string) {
  return convertText(`services:
  app: {image: app:1, x-kubeferry: {pod: app}, ${app}}
  side: {image: side:1, x-kubeferry: {pod: app}, ${side}}
`);
}

describe('members of one Pod that ask for different things', () => {
  it.each([
    [
      'the longer grace period',
      'stop_grace_period: 5s',
      'stop_grace_period: 1m30s',
      { terminationGracePeriodSeconds: 90 },
      'services.app.stop_grace_period',
    ],
    [
      'the longer grace period of the lead',
      'stop_grace_period: 2m',
      'stop_grace_period: 10s',
      { terminationGracePeriodSeconds: 120 },
      'services.side.stop_grace_period',
    ],
    ['the runtime of the lead', 'runtime: gvisor', 'runtime: kata', { runtimeClassName: 'gvisor' }, 'services.side.runtime'],
    [
      'the platform of the lead',
      'platform: linux/arm64',
      'platform: linux/amd64',
      { nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'arm64' } },
      'services.side.platform',
    ],
    [
      'the kernel setting of the lead',
      'sysctls: {net.core.somaxconn: "1024"}',
      'sysctls: {net.core.somaxconn: "4096"}',
      { securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } },
      'services.side.sysctls["net.core.somaxconn"]',
    ],
  ])('get %s, and are told', (_, app, side, expected, loser) => {
    const out = pod(app, side);
    expect(out.pod('app')).toMatchObject(expected);
    expect(out.fate(loser)).toBe('approximated');
  });

  it('say whose counts', () => {
    expect(pod('runtime: gvisor', 'runtime: kata').said('convert/approximated')).toContain(
      'services.side.runtime: The containers of a Pod share runtimeClassName: that of app counts (gvisor).',
    );
  });

  it.each([
    ['one runtime', 'runtime: kata', 'runtime: kata', 'services.side.runtime'],
    ['one hostname of each', 'hostname: one', 'hostname: two', 'services.app.hostname'],
    ['groups of both', 'group_add: ["1"]', 'group_add: ["2"]', 'services.side.group_add[0]'],
  ])('are not told of %s', (_, app, side, path) => {
    const out = pod(app, side);
    expect(out.said('convert/approximated').filter((text) => text.includes('share'))).toEqual([]);
    expect(out.fate(path)).not.toBeUndefined();
  });

  it('have the groups of both', () => {
    expect(pod('group_add: ["1"]', 'group_add: ["2"]').pod('app').securityContext?.supplementalGroups).toEqual([1, 2]);
  });

  it('have one service account', () => {
    const out = convertText(`services:
  app: {image: app:1, x-kubeferry: {pod: app, serviceAccount: one}}
  side: {image: side:1, x-kubeferry: {pod: app, serviceAccount: two}}
`);
    expect(out.pod('app').serviceAccountName).toBe('one');
  });
});

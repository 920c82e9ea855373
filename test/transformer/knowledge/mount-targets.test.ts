import { describe, expect, it } from 'vitest';
import { needsFiles } from '../../../src/transformer/knowledge/mount-targets.ts';

describe('needsFiles', () => {
  it.each([
    '/etc/prometheus',
    '/etc/flagd',
    '/etc/temporal/config/dynamicconfig',
    '/etc/nginx/conf.d',
    '/etc/grafana/provisioning/dashboards',
    '/docker-entrypoint-initdb.d',
    '/usr/local/etc/haproxy/certs',
  ])('holds for %s', (target) => {
    expect(needsFiles(target)).toBe(true);
  });

  it.each(['/config', '/data', '/etc/letsencrypt', '/etc/pihole', '/etc/dnsmasq.d', '/etc/gitlab/config', '/etc/app/data', '/app/uploads'])(
    'does not hold for %s, where programs keep what they make',
    (target) => {
      expect(needsFiles(target)).toBe(false);
    },
  );
});

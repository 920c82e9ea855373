import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

describe('tmpfs', () => {
  it.each([
    ['tmpfs: /run', [{ name: 'run', emptyDir: { medium: 'Memory' } }], ['run /run']],
    [
      'tmpfs: ["/run", "/tmp:size=64m,mode=1777"]',
      [
        { name: 'run', emptyDir: { medium: 'Memory' } },
        { name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
      ],
      ['run /run', 'tmp /tmp'],
    ],
    ['shm_size: 256m', [{ name: 'dev-shm', emptyDir: { medium: 'Memory', sizeLimit: '256Mi' } }], ['dev-shm /dev/shm']],
    ['shm_size: 256m, volumes: ["/dev/shm:/dev/shm"]', [{ name: 'dev-shm', emptyDir: { medium: 'Memory' } }], ['dev-shm /dev/shm']],
    [
      'shm_size: 256m, tmpfs: "/dev/shm:size=1g"',
      [{ name: 'dev-shm', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } }],
      ['dev-shm /dev/shm'],
    ],
  ])('%s', (fields, volumes, mounts) => {
    const out = convertText(`services: { app: { image: app:1, ${fields} } }`);
    expect(out.pod('app').volumes).toEqual(volumes);
    expect(out.mounts('app')).toEqual(mounts);
  });

  it.each([
    ['/tmp', 'mapped'],
    ['/tmp:size=1g', 'mapped'],
    ['/tmp:size=50%', 'approximated'],
    ['/tmp:rw,mode=1777', 'mapped'],
    ['/tmp:rw,noexec', 'approximated'],
    ['tmp', 'unsupported'],
  ])('%s is %s', (entry, fate) => {
    const out = convertText(`services: { app: { image: app:1, tmpfs: ["${entry}"] } }`);
    expect(out.fate('services.app.tmpfs[0]')).toBe(fate);
  });
});

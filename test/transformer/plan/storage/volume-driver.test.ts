import { describe, expect, it } from 'vitest';
import type { Volume } from '../../../../src/model/project.ts';
import { parseMode } from '../../../../src/transformer/plan/storage/file-reference.ts';
import { parseVolumesFrom } from '../../../../src/transformer/plan/storage/inherited-mounts.ts';
import { showPath } from '../../../../src/transformer/plan/storage/show-path.ts';
import { parseTmpfs } from '../../../../src/transformer/plan/storage/tmpfs-entry.ts';
import { backingOf } from '../../../../src/transformer/plan/storage/volume-driver.ts';

describe('backingOf', () => {
  const options = (type: string, o: string, device: string): Volume => ({ driver: 'local', driver_opts: { type, o, device } });

  it.each<[string, Volume | null, object]>([
    ['nothing', null, { kind: 'class' }],
    ['the local driver', { driver: 'local' }, { kind: 'class' }],
    ['NFS', options('nfs', 'addr=nas,ro,soft', ':/x'), { kind: 'nfs', server: 'nas', path: '/x', mountOptions: ['ro', 'soft'] }],
    [
      'NFS with the server in the device',
      options('nfs4', 'rw', 'nas:/x'),
      { kind: 'nfs', server: 'nas', path: '/x', mountOptions: ['nfsvers=4'] },
    ],
    ['NFS without a server', options('nfs', '', ':/x'), { kind: 'foreign', what: 'an NFS export without a server and a path' }],
    [
      'a share',
      options('cifs', 'username=u,password=p,vers=3.0', '\\\\nas\\x'),
      { kind: 'cifs', share: '//nas/x', mountOptions: ['vers=3.0'], login: { username: 'u', password: 'p' } },
    ],
    ['memory', options('tmpfs', 'size=64m', 'tmpfs'), { kind: 'memory', bytes: 64 * 1024 * 1024 }],
    ['memory of half the host', options('tmpfs', 'size=50%', 'tmpfs'), { kind: 'memory' }],
    ['a folder', options('none', 'bind', '/data'), { kind: 'folder', device: '/data' }],
    ['a disk', options('ext4', '', '/dev/sdb1'), { kind: 'foreign', what: 'a file system of type ext4 on /dev/sdb1' }],
    ['a plug-in', { driver: 'vieux/sshfs' }, { kind: 'foreign', what: 'the volume driver vieux/sshfs' }],
  ])('%s', (_, volume, backing) => {
    expect(backingOf(volume)).toEqual(backing);
  });
});

describe('small grammars', () => {
  it.each([
    ['/run', { target: '/run', others: [] }],
    ['/run/:size=1k,mode=700', { target: '/run', bytes: 1024, others: ['mode=700'] }],
    ['/run:size=10%', { target: '/run', others: ['size=10%'] }],
  ])('tmpfs %s', (entry, parsed) => {
    expect(parseTmpfs(entry)).toEqual(parsed);
  });

  it.each([
    ['0440', 0o440],
    ['440', 0o440],
    ['0o440', 0o440],
    ['999', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('mode %s', (text, mode) => {
    expect(parseMode(text)).toBe(mode);
  });

  it.each([
    ['web', { service: 'web', readOnly: false }],
    ['web:ro', { service: 'web', readOnly: true }],
    ['web:rw', { service: 'web', readOnly: false }],
    ['ro', { service: 'ro', readOnly: false }],
    ['container:x:ro', { container: 'x', readOnly: true }],
  ])('volumes_from %s', (entry, parsed) => {
    expect(parseVolumesFrom(entry)).toEqual(parsed);
  });

  it.each([
    ['/home/me/shop/data', './data'],
    ['/home/me/shop', '.'],
    ['/home/me/other/x', '../other/x'],
    ['/srv/data', '/srv/data'],
  ])('%s is shown as %s', (path, shown) => {
    expect(showPath(path, { directory: '/home/me/shop' })).toBe(shown);
  });
});

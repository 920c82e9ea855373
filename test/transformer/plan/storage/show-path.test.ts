import { describe, expect, it } from 'vitest';
import { showPath } from '../../../../src/transformer/plan/storage/show-path.ts';

describe('showPath', () => {
  it.each([
    ['/srv/shop', '.'],
    ['/srv/shop/data/x', './data/x'],
    ['/srv/other', '../other'],
    ['/mnt/media', '/mnt/media'],
    ['/home/ann/minecraft_data', '~/minecraft_data'],
    ['/home/ann', '/home/ann'],
    ['/home/annabel/x', '/home/annabel/x'],
  ])('shows %s as %s', (path, expected) => {
    expect(showPath(path, { directory: '/srv/shop', home: '/home/ann' })).toBe(expected);
  });

  it('shows whole paths where no home is known', () => {
    expect(showPath('/home/ann/x', { directory: '/srv/shop' })).toBe('/home/ann/x');
    expect(showPath('/x', { directory: '/srv/shop', home: '/' })).toBe('/x');
  });
});

import { describe, expect, it } from 'vitest';
import { isIpAddress } from '../../src/model/ip-address.ts';

describe('isIpAddress', () => {
  it.each([
    '0.0.0.0',
    '127.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    '2001:db8:1:2:3:4:5:6',
    '::ffff:10.0.0.1',
    '1::',
    'A::b',
    '1:2:3:4:5:6:1.2.3.4',
  ])('%s is one', (text) => {
    expect(isIpAddress(text)).toBe(true);
  });

  it.each([
    '',
    '1',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '1.2.3.4 ',
    'localhost',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    'g::1',
    '12345::',
    'fe80::1%eth0',
    '[::1]',
    '1.2.3.4::',
    '::1.2.3',
    '1:2:3:4:5:6:7:1.2.3.4',
  ])('%s is none', (text) => {
    expect(isIpAddress(text)).toBe(false);
  });
});

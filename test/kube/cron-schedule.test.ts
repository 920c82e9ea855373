import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCronSchedule } from '../../src/kube/cron-schedule.ts';

it.each([
  '* * * * *',
  '0 3 * * *',
  '*/15 0-6,22-23 1,15 jan-JUN mon',
  '0/5 0 ? * 0',
  '  0   3 * * *  ',
  '1-59/2 * * * *',
  '@daily',
  '@every 1h30m',
])('%s is a schedule', (text) => {
  expect(isCronSchedule(text)).toBe(true);
});

it.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 7',
  '*/0 * * * *',
  '5-1 * * * *',
  '1-2-3 * * * *',
  '1/2/3 * * * *',
  '*-5 * * * *',
  'a * * * *',
  '* * * mon *',
  '-1 * * * *',
  ', * * * *',
  '@reboot',
  '@every day',
  'TZ=UTC 0 3 * * *',
])('%j is none', (text) => {
  expect(isCronSchedule(text)).toBe(false);
});

it('takes every minute of every hour', () => {
  const minute = fc.integer({ min: 0, max: 59 });
  fc.assert(
    fc.property(minute, minute, fc.integer({ min: 0, max: 23 }), (a, b, hour) => {
      expect(isCronSchedule(`${a},${Math.min(a, b)}-${Math.max(a, b)} ${hour} * * *`)).toBe(true);
    }),
  );
});

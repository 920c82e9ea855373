import { expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const ONCE = 'It runs once in each of the 2 Pods, not once for all of them.';

it.each([
  ['for all Pods of several', 'scale: 2', '{command: [a]}', 'services.web.pre_start[0]', ONCE],
  ['for all Pods of several, as written', 'scale: 2', '{command: [a], per_replica: false}', 'services.web.pre_start[0]', ONCE],
])('a hook before the start that is meant to run once %s runs in each, which is said', (_, scale, hook, place, because) => {
  const out = convertText(`services: {web: {image: a, ${scale}, pre_start: [${hook}]}}`);
  expect(out.said('convert/approximated')[0]).toContain(`${place}: ${because}`);
});

it.each([
  ['one Pod', 'scale: 1', '{command: [a]}'],
  ['each Pod', 'scale: 2', '{command: [a], per_replica: true}'],
])('a hook before the start of %s is an init container', (_, scale, hook) => {
  const out = convertText(`services: {web: {image: a, ${scale}, pre_start: [${hook}]}}`);
  expect(out.pod('web').initContainers).toMatchObject([{ image: 'a', args: ['a'] }]);
  expect(out.said('convert/approximated')).toEqual([]);
});

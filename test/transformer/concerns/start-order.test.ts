import { expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

it('what only has to be started is waited for by nothing, which is said once', () => {
  const out = convertText(
    'services: {web: {image: a, depends_on: [db, mq]}, worker: {image: b, depends_on: [mq]}, db: {image: c}, mq: {image: d}}',
  );
  expect(out.said('convert/start-order')).toEqual([
    'Kubernetes starts Pods in any order, so nothing waits for a service that only has to be started: web for db, web for mq and worker for mq. ' +
      'Programs that do not try again by themselves need `condition: service_healthy`, and a healthcheck of the other service.',
  ]);
});

it.each([
  [
    'there is nothing of the kind',
    'services: {web: {image: a, depends_on: {db: {condition: service_healthy}}}, db: {image: c, healthcheck: {test: a}}}',
  ],
  ['Compose alone adds the dependency', 'services: {web: {image: a, links: [db]}, db: {image: c}}'],
])('nothing is said of the order where %s', (_, text) => {
  expect(convertText(text).codes()).not.toContain('convert/start-order');
});

import { expect, it } from 'vitest';
import { convertText } from './conversion.ts';

it.each([
  ['services', 'services: {}'],
  ['services.web.ports', 'services: {web: {image: a, ports: []}}'],
  ['services.web.depends_on', 'services: {web: {image: a, depends_on: {}}}'],
  ['services.web.healthcheck', 'services: {web: {image: a, healthcheck: {}}}'],
])('%s is accounted for where it is empty', (path, text) => {
  const out = convertText(text);
  expect(out.codes()).not.toContain('convert/unmapped');
  expect(out.fate(path)).toBe('mapped');
});

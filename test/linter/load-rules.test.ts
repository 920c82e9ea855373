import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLoadRule } from '../../src/linter/rule.ts';
import { rules } from '../../src/linter/rules/index.ts';
import { lintText, textAt } from './lint-text.ts';

const IMAGE = 'image: nginx:1.29.3';

describe('rules for what the loader finds', () => {
  it.each([
    ['Y001', 'services: {web: {image: "nginx}}\n', 1],
    ['Y002', `services:\n  web:\n    ${IMAGE}\n    enviroment: {}\n`, 4],
    ['Y002', `services:\n  web:\n    ${IMAGE}\n    restart: 5\n`, 4],
    ['Y003', `services:\n  web:\n    ${IMAGE}\n    env_file: nowhere.env\n`, 4],
    ['Y003', 'include: [nowhere.yaml]\nservices: {}\n', 1],
    ['Y004', `services:\n  web:\n    ${IMAGE}\n    hostname: x\${NAME}\n`, 4],
    ['Y005', `services:\n  web:\n    ${IMAGE}\n    ${IMAGE}\n`, 4],
    ['Y008', `services:\n  a: {${IMAGE}, depends_on: [b]}\n  b: {${IMAGE}, depends_on: [a]}\n`, 2],
    ['Y008', `services:\n  a: {extends: b}\n  b: {extends: a}\n`, 2],
    ['C101', 'services:\n  web:\n    restart: always\n', 2],
    ['C102', `services:\n  web:\n    ${IMAGE}\n    depends_on:\n      - db\n`, 5],
    ['C102', `services:\n  web:\n    ${IMAGE}\n    network_mode: service:db\n`, 4],
    ['C103', `services:\n  web:\n    ${IMAGE}\n    volumes:\n      - data:/data\n`, 5],
    ['C103', `services:\n  web:\n    ${IMAGE}\n    networks: [front]\n`, 4],
    ['C103', `services:\n  web:\n    ${IMAGE}\n    secrets: [key]\n`, 4],
    ['C107', `services:\n  web:\n    ${IMAGE}\n    container_name: web\n    scale: 2\n`, 4],
    ['C109', `services:\n  web:\n    ${IMAGE}\n    scale: 2\n    deploy:\n      replicas: 3\n`, 4],
    ['C111', `version: "3"\nservices:\n  web:\n    ${IMAGE}\n`, 1],
  ])('%s in %j', (id, text, line) => {
    const found = lintText(text).filter(({ rule }) => rule === id);
    expect(found.map(({ place }) => place?.line)).toContain(line);
    for (const finding of found) expect(textAt(text, finding)).not.toBe('');
  });

  it('stand for every code that the loader has', () => {
    const claimed = rules.filter(isLoadRule).flatMap(({ covers }) => covers);
    const kinds = claimed.filter((code) => code.endsWith('/*')).map((code) => code.slice(0, -1));
    const codes = loaderCodes();
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !claimed.some((claim) => claim === code) && !kinds.some((kind) => code.startsWith(kind)))).toEqual([]);
    expect(claimed.filter((code) => !code.endsWith('/*') && !codes.includes(code))).toEqual([]);
  });
});

/** Codes as the sources of the parser spell them; those for undeclared names are made of the kind of thing. */
function loaderCodes(): readonly string[] {
  const folder = new URL('../../src/parser/', import.meta.url).pathname;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const spelled = files.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/'((?:yaml|schema|compose)\/[a-z-]+)'/g)]);
  const undeclared = ['service', 'volume', 'network', 'secret', 'config', 'model'].map((kind) => `compose/undefined-${kind}`);
  return [...new Set([...spelled.map(([, code]) => code ?? ''), ...undeclared])];
}

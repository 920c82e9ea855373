import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { tool } from './tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'kubeferry-kubectl-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

function objects(text: string): readonly Named[] {
  return parseAllDocuments(text, { version: '1.1' })
    .flatMap((document) => ('toJS' in document ? [document.toJS() as Named | null] : []))
    .filter((object) => object !== null);
}

const names = (list: readonly Named[]) => list.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();

describe.each(readdirSync('fixtures').sort())('kubectl reads the manifests of %s', (fixture) => {
  const source = join('fixtures', fixture, 'expected', 'manifests');
  const target = join(folder, fixture);
  cpSync(source, target, { recursive: true });
  const manifests = readdirSync(target).filter((file) => file.endsWith('.yaml'));
  writeFileSync(join(target, 'kustomization.yaml'), `resources: ${JSON.stringify(manifests)}\n`);

  it('as the objects that they are', () => {
    const read = objects(execFileSync(tool('kubectl'), ['kustomize', target], { encoding: 'utf8' }));
    const written = manifests.flatMap((file) => objects(readFileSync(join(target, file), 'utf8')));
    expect(names(read)).toEqual(names(written));
    expect(read).not.toEqual([]);
  });
});

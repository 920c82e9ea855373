import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';

const TEXT =
  'services: { a: { image: a:1, volumes: ["mine:/mine", "theirs:/theirs"] } }\nvolumes: { mine: , theirs: { external: true } }\n';

describe('claims of external volumes', () => {
  it('stand in a file of their own, which can be left out', () => {
    const files = memoryFiles({ '/p/compose.yaml': TEXT });
    const written = new Map(convert({ files, cwd: '/p', environment: {} }).files.map(({ path, text }) => [path, text]));
    expect(written.get('00-external-claims.yaml')).toContain('name: theirs');
    expect(written.get('00-external-claims.yaml')).not.toContain('name: mine');
    expect(written.get('a.yaml')).toContain('kind: PersistentVolumeClaim\nmetadata:\n  name: mine');
    expect(written.get('a.yaml')).not.toContain('metadata:\n  name: theirs');
  });
});

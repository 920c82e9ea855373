import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const convert = (service: string) => convertText(`services: { db: { ${service} } }\nvolumes: { data: }`);

describe('read_only: data of a datastore', () => {
  it('stays writable, and the user is told that it ends with the Pod', () => {
    const out = convert('image: "redis:8", read_only: true');
    expect(out.container('db').securityContext?.readOnlyRootFilesystem).toBe(true);
    expect(out.mounts('db')).toEqual(['data /data']);
    expect(out.pod('db').volumes).toEqual([{ name: 'data', emptyDir: {} }]);
    expect(out.fate('services.db.read_only')).toBe('approximated');
  });

  it.each([
    ['a volume is there', 'image: "redis:8", read_only: true, volumes: ["data:/data"]', ['data /data']],
    ['memory is there', 'image: "redis:8", read_only: true, tmpfs: /data', ['data /data']],
    ['a part of it is mounted', 'image: "redis:8", read_only: true, volumes: ["data:/data/sub"]', ['data /data/sub']],
    ['the root is writable', 'image: "redis:8"', []],
    ['the image is not known', 'image: "own:8", read_only: true', []],
    ['the image is no datastore', 'image: "nginx:1.27", read_only: true', []],
  ])('needs no folder where %s', (_why, service, mounts) => {
    expect(convert(service).mounts('db')).toEqual(mounts);
  });
});

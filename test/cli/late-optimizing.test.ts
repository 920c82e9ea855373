import { describe, expect, it, vi } from 'vitest';
import { whenMuchIsRead } from '../../src/cli/late-optimizing.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';

const KIBIBYTE = 'x'.repeat(1024);

describe('whenMuchIsRead', () => {
  it.each([
    { sizes: [63], calls: 0 },
    { sizes: [64], calls: 1 },
    { sizes: [40, 40, 40], calls: 1 },
    { sizes: [], calls: 0 },
  ])('calls $calls times for files of $sizes KiB', ({ sizes, calls }) => {
    const optimizeLate = vi.fn();
    const inMemory = memoryFiles(Object.fromEntries(sizes.map((size, i) => [`/f${i}`, KIBIBYTE.repeat(size)])));
    const files = whenMuchIsRead(inMemory, optimizeLate);
    for (const i of sizes.keys()) expect(files.read(`/f${i}`, 1 << 20)).toEqual(inMemory.read(`/f${i}`, 1 << 20));
    expect(files.read('/missing', 1 << 20)).toEqual({ problem: 'missing' });
    expect(optimizeLate).toHaveBeenCalledTimes(calls);
  });
});

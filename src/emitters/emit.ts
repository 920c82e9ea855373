/** Writes a bundle in the format of a pack. A file that its template leaves empty is not written. */

import type { OutputFile, Pack } from './emitter.ts';
import { type EmitRequest, type PackData, packData, type WorkloadData } from './pack-data.ts';

/** Sorted by path. Two templates that write one path are a fault of the pack, and throw. */
export function emit(request: EmitRequest, pack: Pack): readonly OutputFile[] {
  const data = packData(request);
  const files = new Map<string, OutputFile>();
  for (const file of pack.files) {
    const render = pack.render.get(file.template);
    if (render === undefined) throw new Error(`pack ${pack.name} has no template ${file.template}`);
    const subjects: readonly (PackData | WorkloadData)[] = file.each === 'project' ? [data] : data.workloads;
    for (const subject of subjects) {
      const path = file.path.replace('{name}', subject.name);
      const text = render(subject);
      if (text.trim() === '') continue;
      if (files.has(path)) throw new Error(`pack ${pack.name} writes ${path} twice`);
      files.set(path, { path, text, secret: file.secret });
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

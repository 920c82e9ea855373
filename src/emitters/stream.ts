/** The format of one file: all objects as a stream of YAML documents, in install order, as `kubectl apply -f -` reads it. */

import type { Pack } from './emitter.ts';
import type { ObjectData } from './pack-data.ts';
import { yamlPrinter } from './yaml-text.ts';

export const STREAM: Pack = {
  name: 'stream',
  files: [{ each: 'project', path: 'stream.yaml', template: 'stream', secret: true }],
  render: new Map([['stream', ({ objects }) => streamOf(objects)]]),
};

function streamOf(objects: readonly ObjectData[]): string {
  const print = yamlPrinter();
  return objects.map(({ object }) => `---\n${print(object)}`).join('');
}

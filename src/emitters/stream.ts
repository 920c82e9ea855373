/** The format of one file: all objects as a stream of YAML documents, in install order, as `kubectl apply -f -` reads it. */

import type { Pack } from './emitter.ts';
import { yamlText } from './yaml-text.ts';

export const STREAM: Pack = {
  name: 'stream',
  files: [{ each: 'project', path: 'stream.yaml', template: 'stream', secret: true }],
  render: new Map([['stream', ({ objects }) => objects.map(({ object }) => `---\n${yamlText(object)}`).join('')]]),
};

/** All objects of a bundle as one stream of YAML documents, in install order, as `kubectl apply -f -` reads it. */

import type { Bundle } from '../transformer/bundle.ts';
import { yamlText } from './yaml-text.ts';

export function objectStream({ objects }: Bundle): string {
  return objects.map(({ object }) => `---\n${yamlText(object)}`).join('');
}

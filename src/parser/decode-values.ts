/** Gives every value of a canonical model its type, as Docker Compose does when it decodes the model (compose-go, loader.Transform). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Consumed } from './request.ts';
import type { SourceNode } from './source-tree.ts';
import { mapOf, members } from './values/decoder.ts';
import { fileSource, model, network, volume } from './values/resources.ts';
import { someText } from './values/scalars.ts';
import { service } from './values/service.ts';

export interface DecodedValues {
  readonly value: SourceNode;
  readonly diagnostics: readonly Diagnostic[];
  /** What was written but says nothing: members without a value, and values that mean the same as none. */
  readonly consumed: readonly Consumed[];
}

const project = members({
  configs: mapOf(fileSource),
  models: mapOf(model),
  name: someText,
  networks: mapOf(network),
  secrets: mapOf(fileSource),
  services: mapOf(service),
  volumes: mapOf(volume),
});

/** A value that is not of its type is reported and stays as it is. A decoded model comes out as it is. */
export function decodeValues(root: SourceNode): DecodedValues {
  const diagnostics: Diagnostic[] = [];
  const consumed: Consumed[] = [];
  const value = project(root, {
    path: [],
    report: (diagnostic) => diagnostics.push(diagnostic),
    consume: (each) => consumed.push(each),
  });
  return { value: value ?? root, diagnostics, consumed };
}

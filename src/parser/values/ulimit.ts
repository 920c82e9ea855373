/** `ulimits`: a limit is one number, or a soft and a hard one (compose-go, types.UlimitsConfig). */

import { mapNode } from '../source-edit.ts';
import { type Decoder, members } from './decoder.ts';
import { integer, someInteger } from './scalars.ts';

const softAndHard = members({ soft: someInteger, hard: someInteger });

/** Docker Compose prints a limit of 0 as one that says nothing. */
export const ulimit: Decoder = (node, decoding) => {
  if (node.kind !== 'scalar') return softAndHard(node, decoding);
  const limit = integer(node, decoding);
  return limit?.kind === 'scalar' && limit.value === 0 ? mapNode(node.origin) : limit;
};

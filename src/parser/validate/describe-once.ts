/** A mistake in what several places share by an alias or a merge key is one mistake, used in several places. */

import type { Diagnostic, Related } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';
import { describeFault } from './describe-fault.ts';
import type { Fault } from './fault.ts';

/** Enough to see the pattern. */
const MOST_USES = 10;

export function describeOnce(faults: readonly Fault[]): readonly Diagnostic[] {
  const groups = new Map<string, [Fault, ...Fault[]]>();
  for (const fault of faults) {
    const identity = identify(fault);
    const group = groups.get(identity);
    if (group === undefined) groups.set(identity, [fault]);
    else group.push(fault);
  }
  return [...groups.values()].map(([first, ...others]) => withUses(describeFault(first), first, others));
}

/** What is wrong, and the text that it is wrong in. */
function identify(fault: Fault): string {
  const { origin } = culprit(fault);
  const { file, start, end } = origin.key ?? origin;
  return JSON.stringify([fault.keyword, fault.params, file, start, end]);
}

/** The value at fault: of a key that does not belong, what stands under it, which may have come by a merge key of its own. */
function culprit({ node, params }: Fault): SourceNode {
  const key = params['additionalProperty'];
  return (node.kind === 'map' && typeof key === 'string' ? node.entries.get(key) : undefined) ?? node;
}

function withUses(diagnostic: Diagnostic, first: Fault, others: readonly Fault[]): Diagnostic {
  // A use of the value itself is named in the diagnostic already.
  const own = culprit(first).origin.use === undefined && first.use !== undefined ? [{ message: 'used here', at: first.use }] : [];
  const uses = others.slice(0, MOST_USES).flatMap((fault): readonly Related[] => {
    const at = culprit(fault).origin.use ?? fault.use;
    return at === undefined ? [] : [{ message: `used in \`${formatPath(fault.path)}\` too`, at }];
  });
  const related = [...(diagnostic.related ?? []), ...own, ...uses];
  return related.length === 0 ? diagnostic : { ...diagnostic, related };
}

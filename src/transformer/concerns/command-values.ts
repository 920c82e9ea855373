/** The words of a command for a container: host names that changed are rewritten, credentials become references to the environment. */

import type { Container } from '../../kube/objects.gen.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, container } from '../contribution.ts';
import { composeReferences } from '../credential-text.ts';
import { rewriteWords } from '../plan/hostnames.ts';
import { hostRewritten } from './host-rewritten.ts';

/** Yields `command` or `args` with the words at `services.<name>.<key>`. */
export function* composeCommand(
  context: ServiceContext,
  { field, key, words }: { readonly field: 'command' | 'args'; readonly key: 'command' | 'entrypoint'; readonly words: readonly string[] },
): Iterable<Contribution> {
  const paths = words.map((_, i) => context.at(key, i));
  const composed = words.map((word, i) => composeReferences(context, context.at(key, i), word));
  const rewritten = rewriteWords(composed, context.plan, { service: context.name });
  const fields: Partial<Container> = { [field]: rewritten.words };
  yield container(fields, ...paths);
  for (const replacement of rewritten.replaced) yield hostRewritten(context.at(key), `The ${key} of ${context.name}`, replacement);
}

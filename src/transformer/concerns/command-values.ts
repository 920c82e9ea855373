/** The words of a command for a container: host names that changed are rewritten, credentials become references to the environment. */

import type { Container } from '../../kube/objects.gen.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, container } from '../contribution.ts';
import { composeWords } from '../plan/credentials.ts';

/** Yields `command` or `args` with the words at `services.<name>.<key>`. */
export function* composeCommand(
  context: ServiceContext,
  { field, key, words }: { readonly field: 'command' | 'args'; readonly key: 'command' | 'entrypoint'; readonly words: readonly string[] },
): Iterable<Contribution> {
  const paths = words.map((_, i) => context.at(key, i));
  const fields: Partial<Container> = { [field]: words.map((word, i) => composeWords(context, context.at(key, i), word)) };
  yield container(fields, ...paths);
}

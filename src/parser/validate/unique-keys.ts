/** List items that Docker Compose tells apart by a part of theirs, and that must have that part. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';
import { problemAt } from './problem.ts';

/** Lists of a service whose items in long form need a `target`, though the schema does not ask for it. */
const TARGETED = ['volumes', 'devices', 'ports'];

export function checkUniqueKeys(root: SourceNode): readonly Diagnostic[] {
  const services = root.kind === 'map' ? root.entries.get('services') : undefined;
  if (services?.kind !== 'map') return [];
  return [...services.entries].flatMap(([name, service]) => checkService(service, ['services', name]));
}

function checkService(service: SourceNode, path: Path): readonly Diagnostic[] {
  if (service.kind !== 'map') return [];
  const targets = TARGETED.flatMap((key) => itemsOf(service.entries.get(key)).flatMap((item, i) => checkTarget(item, [...path, key, i])));
  const exposed = itemsOf(service.entries.get('expose')).flatMap((item, i) => checkExposed(item, [...path, 'expose', i]));
  return [...targets, ...exposed];
}

function itemsOf(node: SourceNode | undefined): readonly SourceNode[] {
  return node?.kind === 'list' ? node.items : [];
}

function checkTarget(node: SourceNode, path: Path): readonly Diagnostic[] {
  if (node.kind !== 'map' || node.entries.has('target')) return [];
  const [help, message] = ['Add `target:` with the place in the container.', `\`${formatPath(path)}\` needs \`target\``];
  return [problemAt({ node, path }, { code: 'schema/missing-key', message, help })];
}

/** A number with a fraction passes the schema, and is no port. */
function checkExposed(node: SourceNode, path: Path): readonly Diagnostic[] {
  if (node.kind !== 'scalar' || node.type !== 'float') return [];
  const message = `\`${formatPath(path)}\` must be a port, not the number \`${node.text}\``;
  return [problemAt({ node, path }, { code: 'schema/type', message, help: 'Write a whole number, or `"8000-8010"` for a range.' })];
}

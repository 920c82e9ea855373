/** Services that wait for each other never start. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { problemAt, seeAlso } from '../validate/problem.ts';
import { dependenciesOn } from './dependencies.ts';
import { childOf, type ProjectCheck, type Surroundings } from './subject.ts';

/** By name, the enabled services that a service depends on; none for a service that depends on none. */
type Graph = ReadonlyMap<string, readonly string[]>;

/** One circle for each group of services that depend on each other, found by name so that the same files give the same report. */
export const dependencyCycles: ProjectCheck = (project) => {
  const graph = graphOf(project);
  const reported: Diagnostic[] = [];
  const settled = new Set<string>();
  for (const name of [...graph.keys()].sort()) {
    const circle = settled.has(name) ? undefined : findCircle(graph, name, settled);
    if (circle !== undefined) reported.push(describe(project, circle));
  }
  return reported;
};

function graphOf({ services }: Surroundings): Graph {
  const graph = new Map<string, readonly string[]>();
  for (const [name, service] of services) {
    const dependencies = childOf(service, 'depends_on');
    if (dependencies?.kind !== 'map') continue;
    graph.set(name, [...dependencies.entries.keys()].filter((target) => services.has(target)).sort());
  }
  return graph;
}

interface Step {
  readonly name: string;
  readonly targets: Iterator<string>;
}

/** Walks depth first, without recursion since chains may be long; everything met on the way is settled, a circle's members and what leads to it too. */
function findCircle(graph: Graph, start: string, settled: Set<string>): readonly string[] | undefined {
  const trail: Step[] = [step(graph, start)];
  const onTrail = new Map([[start, 0]]);
  let circle: readonly string[] | undefined;
  for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
    const next = top.targets.next();
    if (next.done) {
      trail.pop();
      onTrail.delete(top.name);
      settled.add(top.name);
    } else if (onTrail.has(next.value)) {
      circle ??= trail.slice(onTrail.get(next.value)).map(({ name }) => name);
    } else if (!settled.has(next.value)) {
      onTrail.set(next.value, trail.length);
      trail.push(step(graph, next.value));
    }
  }
  return circle;
}

function step(graph: Graph, name: string): Step {
  return { name, targets: (graph.get(name) ?? []).values() };
}

/** Links of a circle that are listed in a message. */
const MAX_SHOWN = 20;

function describe(project: Surroundings, circle: readonly string[]): Diagnostic {
  const edges = circle.flatMap((name, i) => {
    const node = project.services.get(name);
    const next = circle[(i + 1) % circle.length] ?? name;
    if (node === undefined) return [];
    return dependenciesOn({ name, node, project }, (target) => target === next).map((dependency) => ({ name, ...dependency }));
  });
  const [first, ...rest] = edges;
  if (first === undefined) throw new Error('A circle of dependencies has edges');
  const shown = [...circle.slice(0, MAX_SHOWN), ...(circle.length > MAX_SHOWN ? ['…'] : []), circle[0]];
  const chain = shown.map((name) => (name === '…' ? name : `\`${name}\``)).join(' -> ');
  return problemAt(first.place, {
    code: 'compose/dependency-cycle',
    message: circle.length === 1 ? `service \`${first.name}\` depends on itself` : `services depend on each other: ${chain}`,
    help: 'Remove one of these dependencies; let the service that can wait retry its connection instead.',
    related: rest.slice(0, MAX_SHOWN).map(({ name, verb, target, place }) => seeAlso(`\`${name}\` ${verb} \`${target}\``, place)),
  });
}

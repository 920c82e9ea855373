/** The containers of a Pod in the order in which they start: init containers and sidecars one after the other, then the plain containers together. */

import type { Container, PodSpec } from '../kube/objects.gen.ts';
import type { Attributed } from './attributed.ts';
import type { PlannedContext } from './concern.ts';
import type { Contribution } from './contribution.ts';
import { mergeFields } from './merge-fields.ts';
import type { ContainerRole } from './plan/container-roles.ts';
import { freeName } from './plan/free-name.ts';
import type { WorkloadPlan } from './plan/workload-plan.ts';

type InitContainer = Extract<Contribution, { readonly to: 'init-container' }>;

interface Member {
  readonly role: ContainerRole;
  readonly container: Container;
  /** Init containers that come before it. */
  readonly before: readonly Container[];
}

export function podContainers(
  context: PlannedContext,
  plan: WorkloadPlan,
  byService: ReadonlyMap<string, readonly Attributed[]>,
): Pick<PodSpec, 'initContainers' | 'containers'> {
  const members = plan.startOrder.map((service) => memberOf(context, service, byService.get(service) ?? []));
  const taken = new Set(members.map(({ container }) => container.name));
  const given = new Set<string>();
  return {
    initContainers: members.flatMap(({ role, container, before }) => [
      ...apart(before, { taken, given }),
      ...startsBefore(role, container),
    ]),
    containers: members.flatMap(({ role, container }) => (role === 'container' ? [container] : [])),
  };
}

function memberOf({ plan }: PlannedContext, service: string, items: readonly Attributed[]): Member {
  const found = plan.services.get(service);
  if (found === undefined) throw new Error(`no plan for service ${service}`);
  const fields = items.flatMap(({ contribution }) => (contribution.to === 'container' ? [contribution.fields] : []));
  const container: Container = { name: found.name, ...mergeFields(fields, `container ${found.name}`) };
  const before = items.flatMap(({ contribution }) => (contribution.to === 'init-container' ? [contribution] : []));
  const ordered = [...before.filter(({ inherits }) => inherits.length === 0), ...before.filter(({ inherits }) => inherits.length > 0)];
  return { role: found.role.choice, container, before: ordered.map((contribution) => inheriting(contribution, container)) };
}

function startsBefore(role: ContainerRole, container: Container): readonly Container[] {
  if (role === 'container') return [];
  return [role === 'sidecar' ? { ...container, restartPolicy: 'Always' } : container];
}

/** Lists of variables are united; all other fields are taken as a whole. */
function inheriting({ fields, inherits }: InitContainer, own: Container): Container {
  const inherited = Object.fromEntries(Object.entries(own).filter(([field]) => inherits.some((name) => name === field)));
  const said = new Set((fields.env ?? []).map(({ name }) => name));
  const env = inherits.includes('env') ? [...(own.env ?? []).filter(({ name }) => !said.has(name)), ...(fields.env ?? [])] : fields.env;
  return { ...inherited, ...fields, ...(env === undefined || env.length === 0 ? {} : { env }) };
}

interface Names {
  readonly taken: Set<string>;
  /** The containers so far, as they were contributed. */
  readonly given: Set<string>;
}

/** Two members may wait for one thing, which is done once; what is called like another container gets a name of its own. */
function apart(containers: readonly Container[], { taken, given }: Names): readonly Container[] {
  return containers.flatMap((container) => {
    const text = JSON.stringify(container);
    if (given.has(text)) return [];
    given.add(text);
    return [{ ...container, name: freeName(container.name, taken, text) }];
  });
}

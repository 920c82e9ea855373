/** A concern maps one part of Compose to Kubernetes. It reads the model and the plan, and only translates: choices are made in the plan. */

import type { Path, Segment } from '../model/path.ts';
import type { ComposePath } from '../model/paths.gen.ts';
import type { Service } from '../model/service.ts';
import type { ServiceSettings } from '../model/settings.ts';
import type { Contribution } from './contribution.ts';
import type { ServicePlan } from './plan/service-plan.ts';
import type { WorkloadPlan } from './plan/workload-plan.ts';
import type { Plan } from './plan.ts';
import type { ProjectContext } from './project-context.ts';

export interface PlannedContext extends ProjectContext {
  readonly plan: Plan;
}

export interface ServiceContext extends PlannedContext {
  /** The compose name. */
  readonly name: string;
  readonly service: Service;
  readonly servicePlan: ServicePlan;
  readonly workload: WorkloadPlan;
  readonly serviceSettings: ServiceSettings;
  /** The path of a member of this service. */
  at(...segments: readonly Segment[]): Path;
}

/** A path of the schema, or a place with everything below it (`services.*.healthcheck.**`). */
export type OwnedPath = ComposePath | `${string}.**`;

/** What becomes of a path as a rule; `by case` where its value, or the rest of the service, decides. */
export type GeneralFate = 'mapped' | 'by case' | 'ignored' | 'unsupported';

export interface Concern<Owned extends readonly OwnedPath[] = readonly OwnedPath[]> {
  readonly name: string;
  /** One sentence: what becomes of what. */
  readonly summary: string;
  readonly owns: Owned;
  /** The owned paths that are not simply mapped, the first match first. What a concern says of a path in a conversion must agree. */
  readonly fates?: { readonly [Pattern in OwnedPath]?: GeneralFate };
  /** Has nothing to say of a Pod of which no service has a key that the concern owns, or a setting of its own: it is not asked about those. */
  readonly onlyWhereWritten?: true;
  mapService?(context: ServiceContext): Iterable<Contribution>;
  mapProject?(context: PlannedContext): Iterable<Contribution>;
}

export function defineConcern<const Owned extends readonly OwnedPath[]>(concern: Concern<Owned>): Concern<Owned> {
  return concern;
}

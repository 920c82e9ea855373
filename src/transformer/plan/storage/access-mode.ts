/** Which access mode a claim asks for: by how many Pods mount it, and which of them write. */

import { listWords } from '../../../diagnostics/list-words.ts';
import type { Path } from '../../../model/path.ts';
import type { VolumeSettings } from '../../../model/settings.ts';
import { type Decision, decide } from '../../decision.ts';
import type { StoreUser } from './mount-plan.ts';
import type { StoreForm } from './store-form.ts';
import type { Backing } from './volume-driver.ts';

export type AccessMode = 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadOnlyMany' | 'ReadWriteOncePod';

interface AccessFacts {
  readonly users: readonly StoreUser[];
  readonly form: StoreForm;
  readonly backing: Backing;
  readonly settings: VolumeSettings;
}

export function decideAccessMode({ users, form, backing, settings }: AccessFacts): Decision<AccessMode> {
  const from = users.map(({ plan }) => plan.path);
  if (settings.accessMode !== undefined) return decide(settings.accessMode, 'A setting says so.', ...from);
  if (form === 'claim-template') return decide('ReadWriteOnce', 'Each replica has a claim of its own.', ...from);
  if (backing.kind === 'nfs' || backing.kind === 'cifs')
    return decide('ReadWriteMany', 'A file server serves many nodes at once.', ...from);
  return byUsers(users, from);
}

function byUsers(users: readonly StoreUser[], from: readonly Path[]): Decision<AccessMode> {
  const workloads = [...new Map(users.map(({ workload }) => [workload.name, workload])).values()];
  const writers = new Set(users.filter(({ plan }) => !plan.readOnly).map(({ workload }) => workload.name));
  const [only] = workloads;
  if (only === undefined) return decide('ReadWriteOnce', 'No service mounts it.');
  if (workloads.length > 1) {
    const who = listWords(workloads.map(({ name }) => name));
    return decide(
      'ReadWriteMany',
      `The Pods of ${who} ${whatTheyDo(writers, workloads.length)}, and they may run on different nodes.`,
      ...from,
    );
  }
  const many = only.kind.choice === 'DaemonSet' || only.replicas.choice > 1;
  if (many) return decide('ReadWriteMany', `All Pods of ${only.name} mount it, on whatever nodes they run.`, ...from);
  return decide('ReadWriteOnce', `Only ${only.name} mounts it, with one Pod at a time.`, ...from);
}

function whatTheyDo(writers: ReadonlySet<string>, all: number): string {
  if (writers.size === 0) return 'read it, something has to fill it';
  if (writers.size === all) return 'write to it';
  return `mount it, ${listWords([...writers])} ${writers.size === 1 ? 'writes' : 'write'} to it`;
}

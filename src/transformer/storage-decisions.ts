/** What was decided about storage, as sentences for the user: what each volume becomes, its access mode, size and class, and the groups of volumes. */

import type { ProjectSettings } from '../model/settings.ts';
import type { DecisionRecord } from './bundle.ts';
import type { Store } from './plan/storage/mount-plan.ts';
import type { StoreForm } from './plan/storage/store-form.ts';
import type { StorePlan } from './plan/storage/store-plan.ts';
import type { Plan } from './plan.ts';

/** All of them follow from what the files say or are the usual ones, so that they are told when somebody asks. */
export function storageDecisions({ storage, workloads }: Plan, settings: ProjectSettings): readonly DecisionRecord[] {
  const ofStores = [...storage.stores.values()].flatMap((store) => decisionsOf(store, settings));
  const groups = [...storage.fileGroups].map(([lead, { choice, because, from }]) => {
    const owner = workloads.get(lead)?.name;
    const about = `service ${lead}: group of its volumes`;
    return {
      about,
      service: lead,
      ...(owner === undefined ? {} : { owner }),
      choice: `fsGroup ${choice}`,
      because,
      from,
      usual: true as const,
    };
  });
  return [...ofStores, ...groups];
}

const FORMS: Readonly<Record<StoreForm, string>> = {
  claim: 'a PersistentVolumeClaim',
  'claim-template': 'a claim for each replica',
  'external-claim': 'a PersistentVolumeClaim in a file of its own',
  'existing-claim': 'a claim that is in the cluster',
  'static-claim': 'a PersistentVolume and a claim on it',
  scratch: 'an empty folder for the life of the Pod',
  memory: 'memory of the Pod',
  'host-path': 'a folder of the node',
};

/** Their claims are written here. */
const WRITTEN: ReadonlySet<StoreForm> = new Set(['claim', 'claim-template', 'external-claim', 'static-claim']);

function decisionsOf(plan: StorePlan, settings: ProjectSettings): readonly DecisionRecord[] {
  const { store, name, form, accessMode, size, users } = plan;
  const mounts = users.map((user) => user.plan.path);
  const from = [...placeOf(store), ...mounts];
  const tell = (what: string, choice: string, because: string): DecisionRecord => ({
    about: `volume ${name}: ${what}`,
    choice,
    because,
    from,
    usual: true,
  });
  const storage = tell('storage', FORMS[form.choice], form.because);
  if (!WRITTEN.has(form.choice)) return [storage];
  const { choice, because } = classOf(plan, settings);
  return [
    storage,
    tell('access mode', accessMode.choice, accessMode.because),
    tell('size', size.choice, size.because),
    tell('class', choice, because),
  ];
}

function placeOf(store: Store) {
  return store.kind === 'volume' ? [['volumes', store.key]] : [];
}

function classOf({ form, settings: own }: StorePlan, { storage }: ProjectSettings) {
  if (form.choice === 'static-claim') return { choice: 'none', because: 'The claim takes its own PersistentVolume.' };
  const asked = own.class ?? storage.class;
  if (asked !== undefined) return { choice: asked, because: 'A setting names it.' };
  return { choice: 'the default class of the cluster', because: 'Neither the volume nor a setting names another.' };
}

/** A top-level entry of `volumes`: its driver and its names. */

import { loginSecretName } from '../claims.ts';
import type { PlannedContext } from '../concern.ts';
import { approximated, type Contribution, diagnose, expected, ignored, mapped, unsupported } from '../contribution.ts';
import { utf8 } from '../object-data.ts';
import type { StorePlan } from '../plan/storage/store-plan.ts';
import type { CifsLogin } from '../plan/storage/volume-driver.ts';
import { secretObjects } from '../secret-objects.ts';

export function* volumeEntry(context: PlannedContext, key: string, store: StorePlan | undefined): Iterable<Contribution> {
  const path = ['volumes', key];
  if (store === undefined) {
    yield ignored(path, 'No service mounts it as a volume of the cluster, so there is no claim for it.');
    return;
  }
  const volume = context.project.volumes?.[key];
  yield* driver(context, store, path);
  yield mapped(path, `${store.form.because} It is called ${store.name}.`);
  if (store.form.choice === 'existing-claim') {
    yield expected('PersistentVolumeClaim', store.name);
    yield diagnose({
      code: 'convert/expected-claim',
      severity: 'info',
      path,
      message: `The PersistentVolumeClaim ${store.name} must be in the cluster.`,
    });
  }
  if (store.form.choice === 'external-claim') yield external(key, store);
  if (volume?.name !== undefined && volume.external !== true && store.form.choice !== 'existing-claim')
    yield ignored([...path, 'name'], 'It is the name on the Docker host; in Kubernetes the volume is called as in this file.');
  for (const label of Object.keys(volume?.labels ?? {}).filter((key) => !key.startsWith('kompose.')))
    yield ignored([...path, 'labels', label], 'Labels of a Docker volume select nothing in Kubernetes.');
}

/** Without a claim, the Pods would wait for ever on a cluster that does not have it. */
function external(key: string, { name }: StorePlan): Contribution {
  return diagnose({
    code: 'convert/external-volume',
    severity: 'warning',
    path: ['volumes', key, 'external'],
    message: `The volume ${key} is external, and a cluster does not have the volumes of a Docker host: its claim ${name} is written, empty, in a file of its own.`,
    help: 'Leave out this file when the cluster has the claim already, or write `x-kubeferry: { existing: true }` at the volume; otherwise copy the data once with `kubectl cp`.',
  });
}

function* driver(context: PlannedContext, store: StorePlan, path: readonly string[]): Iterable<Contribution> {
  const { backing, form } = store;
  switch (backing.kind) {
    case 'foreign':
      yield approximated(
        path,
        `There is no counterpart of ${backing.what}: the claim is served by a storage class.`,
        'Name the class that serves the same storage: `x-kubeferry: { class: … }` on the volume.',
      );
      break;
    case 'folder':
      if (form.choice === 'host-path') break;
      yield approximated(
        [...path, 'driver_opts'],
        `The folder ${backing.device} of this machine becomes a claim, which starts empty.`,
        'Copy the data once with `kubectl cp`.',
      );
      break;
    case 'memory':
      if (new Set(store.users.map(({ workload }) => workload.lead)).size < 2) break;
      yield unsupported(
        [...path, 'driver_opts'],
        'Memory cannot be shared by several Pods: each gets its own.',
        'Put the services into one Pod (`x-kubeferry: { pod: … }`), or use a claim.',
      );
      break;
    case 'cifs':
      yield* login(context, store, { path, login: backing.login });
  }
}

/** A PersistentVolume belongs to no namespace, so that it says in which one the Secret of its login is. */
function inNamespace({ settings }: PlannedContext, given: CifsLogin): string {
  if (settings.project.namespace !== undefined || Object.keys(given).length === 0) return '';
  return '. The PersistentVolume looks for the login in the namespace default; name another with --namespace.';
}

/** The login stood in the mount options; the driver reads it from a Secret. */
function* login(
  context: PlannedContext,
  store: StorePlan,
  { path, login: given }: { readonly path: readonly string[]; readonly login: CifsLogin },
): Iterable<Contribution> {
  yield approximated(
    [...path, 'driver_opts'],
    'A Windows share is mounted by the CSI driver smb.csi.k8s.io, which must be in the cluster.',
    `Install it: https://github.com/kubernetes-csi/csi-driver-smb${inNamespace(context, given)}`,
  );
  const entries = (['username', 'password', 'domain'] as const).flatMap((key) => {
    const value = given[key];
    return value === undefined ? [] : [{ key, bytes: utf8(value) }];
  });
  if (entries.length > 0) yield* secretObjects(context, { name: loginSecretName(store), entries, from: [[...path, 'driver_opts', 'o']] });
}

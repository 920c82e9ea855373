/**
 * The files of another image in a container (Compose spec, `volumes` of type `image`). Clusters mount images only where the feature gate ImageVolume
 * is on, which it is not by default up to 1.34, and refuse Pods that ask for it: an init container copies the files instead.
 * https://kubernetes.io/docs/tasks/configure-pod-container/image-volumes/
 */

import { toDnsLabel } from '../../kube/names.ts';
import { cleanPath } from '../../model/file-path.ts';
import { minorOf } from '../../model/kube-version.ts';
import { builtImage } from '../built-images.ts';
import type { ServiceContext } from '../concern.ts';
import { approximated, type Contribution, helperContainer } from '../contribution.ts';
import type { MountPlan, MountUse } from '../plan/storage/mount-plan.ts';
import { hardened } from './hardening.ts';

type ImageUse = Extract<MountUse, { kind: 'image' }>;

export function* imageFiles(context: ServiceContext, plan: MountPlan, volume: string): Iterable<Contribution> {
  const { choice } = plan.use;
  if (choice.kind !== 'image') return;
  const { path } = plan;
  const image = imageOf(context, choice);
  const { fields } = hardened({}, context);
  yield helperContainer(
    {
      name: toDnsLabel(`copy-${volume}`),
      ...image,
      command: ['/bin/sh', '-c', script(choice)],
      volumeMounts: [{ name: volume, mountPath: VOLUME }],
      ...(Object.keys(fields).length === 0 ? {} : { securityContext: fields }),
    },
    path,
  );
  const { kubeVersion } = context.settings.project;
  const mounts = minorOf(kubeVersion) < 31 ? 'mounts no images' : 'mounts images only where the feature gate ImageVolume is on';
  yield approximated(
    path,
    `Kubernetes ${kubeVersion} ${mounts}, so an init container copies the files out of ${image.image}, which needs /bin/sh and cp for that.`,
    'Where that image has neither (FROM scratch), bring its files into the image of the service: `COPY --from`.',
  );
}

/** Docker Compose takes the name of a service for the image of that service. */
function imageOf(context: ServiceContext, { reference }: ImageUse) {
  const built = builtImage(context, reference);
  const { services } = context.project;
  const named = Object.hasOwn(services, reference)
    ? (context.settings.services.get(reference)?.image ?? services[reference]?.image)
    : undefined;
  const policy = built?.isPushable === false ? { imagePullPolicy: 'IfNotPresent' as const } : {};
  return { image: built?.pulled ?? named ?? reference, ...policy };
}

const VOLUME = '/kubeferry/volume';
/** What a container has for itself. */
const NOT_COPIED = '/dev|/kubeferry|/proc|/sys';

/** Without `$(`, which Kubernetes would expand. */
function script({ subPath = '' }: ImageUse): string {
  const folder = cleanPath(`/${subPath}`);
  if (folder !== '/') return `cp -a '${folder.replaceAll("'", `'\\''`)}/.' ${VOLUME}/`;
  return `for file in /* /.[!.]*; do case "$file" in ${NOT_COPIED}) ;; *) if [ -e "$file" ]; then cp -a "$file" ${VOLUME}/; fi ;; esac; done`;
}

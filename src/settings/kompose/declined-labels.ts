/** Labels of kompose that are understood and not followed: why, and what to do instead. */

import type { LabelReader } from './label-reader.ts';

interface Declined {
  readonly names: readonly string[];
  /** Completes "The label … ". */
  readonly because: string;
  readonly instead: string;
}

const DECLINED: readonly Declined[] = [
  {
    names: ['hpa.replicas.min', 'hpa.replicas.max', 'hpa.cpu', 'hpa.memory'],
    because: 'is not followed: no HorizontalPodAutoscaler is written',
    instead: 'Add it to the cluster: `kubectl autoscale deployment NAME --min=… --max=… --cpu-percent=…`.',
  },
  {
    // The second is how kompose's own documentation misspells the first.
    names: ['controller.port.expose', 'controller.expose.port'],
    because: 'is not followed: a port of the node ties the Pods to nodes where it is free',
    instead: 'Write `mode: host` at the port, in the long form of `ports`.',
  },
  {
    names: ['volume.selector'],
    because: 'does nothing at a service',
    instead: 'Write it in the `labels` of the volume, at the top level.',
  },
];

/** These speak of all that a service mounts. */
const DECLINED_AT_VOLUMES: readonly Declined[] = [
  {
    names: ['volume.type', 'volume.storage-class-name', 'volume.subpath'],
    because: 'does nothing at a volume',
    instead: 'Write it in the `labels` of the services that mount the volume.',
  },
];

export function reportDeclined(labels: LabelReader, holder: 'service' | 'volume'): void {
  const declined = holder === 'service' ? DECLINED : DECLINED_AT_VOLUMES;
  for (const { names, because, instead } of declined) for (const name of names) labels.report(name, because, instead);
}

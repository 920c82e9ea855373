import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/transformer/make-plan.ts';
import { storageDecisions } from '../../src/transformer/storage-decisions.ts';
import { contextOf, type Given } from './context.ts';

function decisions(given: Given): readonly string[] {
  const context = contextOf(given);
  return storageDecisions(makePlan(context).value, context.settings.project).map(
    ({ about, choice, because }) => `${about}: ${choice}. ${because}`,
  );
}

const mount = (target: string) => [{ type: 'volume' as const, source: 'data', target }];

describe('storageDecisions', () => {
  it.each<[string, Given, readonly string[]]>([
    [
      'a claim with what is usual',
      { services: { app: { image: 'a/b', volumes: mount('/x') } }, project: { volumes: { data: null } } },
      [
        'volume data: storage: a PersistentVolumeClaim. Its data outlives the Pods that mount it.',
        'volume data: access mode: ReadWriteOnce. Only app mounts it, with one Pod at a time.',
        'volume data: size: 1Gi. Compose does not say how large a volume is; this is the default.',
        'volume data: class: the default class of the cluster. Neither the volume nor a setting names another.',
      ],
    ],
    [
      'what settings ask for',
      {
        services: { app: { image: 'a/b', volumes: mount('/x') } },
        project: { volumes: { data: null } },
        settings: { volumes: { data: { size: '20Gi', class: 'fast', accessMode: 'ReadWriteOncePod' } } },
      },
      [
        'volume data: storage: a PersistentVolumeClaim. Its data outlives the Pods that mount it.',
        'volume data: access mode: ReadWriteOncePod. A setting says so.',
        'volume data: size: 20Gi. A setting says how large it is.',
        'volume data: class: fast. A setting names it.',
      ],
    ],
    [
      'a volume of its own',
      {
        services: { app: { image: 'a/b', volumes: mount('/x') } },
        project: { volumes: { data: { driver_opts: { type: 'nfs', o: 'addr=nas', device: ':/data' } } } },
      },
      [
        'volume data: storage: a PersistentVolume and a claim on it. Its data is on an NFS server, which the cluster mounts through a PersistentVolume.',
        'volume data: access mode: ReadWriteMany. A file server serves many nodes at once.',
        'volume data: size: 1Gi. Compose does not say how large a volume is; this is the default.',
        'volume data: class: none. The claim takes its own PersistentVolume.',
      ],
    ],
    [
      'what ends with the Pod',
      {
        services: { app: { image: 'a/b', volumes: mount('/x') } },
        project: { volumes: { data: { driver_opts: { type: 'tmpfs', device: 'tmpfs' } } } },
      },
      ['volume data: storage: memory of the Pod. Its driver keeps it in memory (tmpfs).'],
    ],
    [
      'the group of the volumes',
      {
        services: { app: { image: 'a/b', user: '1000', volumes: [{ type: 'tmpfs', target: '/y' }, ...mount('/x')] } },
        project: { volumes: { data: { driver_opts: { type: 'tmpfs', device: 'tmpfs' } } } },
      },
      [
        'volume data: storage: memory of the Pod. Its driver keeps it in memory (tmpfs).',
        'service app: group of its volumes: fsGroup 1000. app runs as user 1000, which must be able to write to its volumes.',
      ],
    ],
  ])('tells %s', (_what, given, expected) => {
    expect(decisions(given)).toEqual(expected);
  });
});

/** Secrets as the settings want them: with their values, with placeholders, as ExternalSecrets, or none because they are in the cluster already. */

import type { ExternalSecret, Secret } from '../kube/objects.gen.ts';
import { PLACEHOLDER } from '../kube/placeholder.ts';
import type { Path } from '../model/path.ts';
import { toldSize } from './config-map.ts';
import { type Contribution, diagnose, expected, object } from './contribution.ts';
import { toObjectData } from './object-data.ts';
import type { ProjectContext } from './project-context.ts';

export interface SecretEntry {
  readonly key: string;
  /** Absent where it is not known, or not wanted in the result. */
  readonly bytes?: Uint8Array;
  /** The containers start without it. */
  readonly optional?: true;
}

export interface SecretRequest {
  readonly name: string;
  readonly entries: readonly SecretEntry[];
  readonly annotations?: Readonly<Record<string, string>>;
  readonly from: readonly Path[];
}

export function secretObjects(context: ProjectContext, request: SecretRequest): readonly Contribution[] {
  const { entries, from } = request;
  switch (context.settings.project.secrets) {
    case 'separate':
    case 'inline': {
      const kept = entries
        .filter(({ bytes, optional }) => bytes !== undefined || optional !== true)
        .map(({ key, bytes = PLACEHOLDER_BYTES }) => ({ key, bytes }));
      return [object(secret(request, kept), ...from), ...toldSize('Secret', { ...request, entries: kept })];
    }
    case 'placeholder':
      return [
        object(
          secret(
            request,
            entries.map(({ key }) => ({ key, bytes: PLACEHOLDER_BYTES })),
          ),
          ...from,
        ),
      ];
    case 'external-secrets':
      return [object(externalSecret(context, request), ...from)];
    case 'existing':
      return [expected('Secret', request.name), announcement(request)];
  }
}

const PLACEHOLDER_BYTES = Uint8Array.from(PLACEHOLDER, (letter) => letter.charCodeAt(0));

function secret({ name, annotations }: SecretRequest, entries: readonly { readonly key: string; readonly bytes: Uint8Array }[]): Secret {
  const { text, binary } = toObjectData(entries);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, ...(annotations === undefined ? {} : { annotations }) },
    type: 'Opaque',
    ...(Object.keys(text).length === 0 ? {} : { stringData: text }),
    ...(Object.keys(binary).length === 0 ? {} : { data: binary }),
  };
}

/** https://external-secrets.io/latest/api/externalsecret/: one entry of the store for each Secret, with the keys as its properties. */
function externalSecret({ settings, project }: ProjectContext, { name, entries }: SecretRequest): ExternalSecret {
  const remote = `${project.name}/${name}`;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { ...settings.project.secretStore },
      target: { name },
      data: [...entries]
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ key }) => ({ secretKey: key, remoteRef: { key: remote, property: key } })),
    },
  };
}

function announcement({ name, entries, from }: SecretRequest): Contribution {
  const keys = entries.map(({ key }) => key).sort();
  const [path] = from;
  return diagnose({
    code: 'convert/expected-secret',
    severity: 'info',
    ...(path === undefined ? {} : { path }),
    message: `The Secret ${name} with the ${keys.length === 1 ? 'key' : 'keys'} ${keys.join(', ')} must be in the cluster.`,
    help: `Create it before the Pods start: \`kubectl create secret generic ${name} --from-env-file=FILE\`, with a line KEY=VALUE for each.`,
  });
}

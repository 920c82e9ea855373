/** `environment` and `env_file`: the environment of the container, with credentials taken from Secrets. */

import type { EnvVar } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, ignored, mapped, unsupported } from '../contribution.ts';
import { composeReferences, piecesAt } from '../credential-text.ts';
import { isEnvName } from '../knowledge/env-names.ts';
import type { Credential, ValuePiece } from '../plan/credentials/credential.ts';
import { soleCredential } from '../plan/credentials/credential-carriers.ts';
import { rewriteHosts } from '../plan/hostnames.ts';
import { credentialSecrets, rollOnCredentials } from './credential-secrets.ts';
import { envFileMaps, envFiles, isFromConfigMap } from './env-files.ts';
import { hostRewritten } from './host-rewritten.ts';

export const environment = defineConcern({
  name: 'environment',
  summary: 'Variables become env entries; credentials live in Secrets, and values composed of them refer to those.',
  owns: ['services.*.environment.**', 'services.*.env_file.**'],
  fates: {
    'services.**': 'by case',
  },
  *mapService(context) {
    yield* envFiles(context);
    yield* variables(context);
    yield* rollOnCredentials(context);
  },
  *mapProject(context) {
    yield* credentialSecrets(context);
    yield* envFileMaps(context);
  },
});

/** What others refer to comes first, since Kubernetes expands `$(NAME)` only to what stands before it; the rest is sorted by name. */
function* variables(context: ServiceContext): Iterable<Contribution> {
  const { service, plan, name } = context;
  const helpers = plan.credentials.services.get(name)?.helpers ?? new Map<string, Credential>();
  const referred = referredNames(context);
  const entries: EnvVar[] = [...helpers].map(([helper, credential]) => secretVariable(helper, credential));
  const from: Path[] = [];
  for (const variable of Object.keys(service.environment ?? {}).sort()) {
    const made = variableOf(context, variable);
    yield* made.remarks;
    if (made.entry === undefined) continue;
    entries.push(made.entry);
    from.push(context.at('environment', variable));
  }
  const first = entries.filter((entry) => referred.has(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const env = [...first, ...entries.filter((entry) => !referred.has(entry.name))];
  if (env.length > 0) yield container({ env }, ...from);
}

/** Helper variables, and those of the service that its other values refer to. */
function referredNames({ plan, name }: ServiceContext): ReadonlySet<string> {
  const own = plan.credentials.services.get(name);
  if (own === undefined) return new Set();
  const composed = [...own.values.values()].filter((pieces) => soleCredential(pieces) === undefined).flat();
  const carriers = composed.flatMap((piece) => (piece.kind === 'credential' ? [own.carriers.get(piece.credential) ?? ''] : []));
  return new Set([...own.helpers.keys(), ...carriers]);
}

interface MadeVariable {
  readonly entry?: EnvVar;
  readonly remarks: readonly Contribution[];
}

function variableOf(context: ServiceContext, variable: string): MadeVariable {
  const path = context.at('environment', variable);
  const { kubeVersion } = context.settings.project;
  if (!isEnvName(variable, kubeVersion)) {
    const instead = `Use a name of ${RELAXED_NAMES}, and let the program or its entrypoint translate it.`;
    return {
      remarks: [
        unsupported(path, `Kubernetes ${kubeVersion} does not accept the name ${JSON.stringify(variable)} for a variable.`, instead),
      ],
    };
  }
  const value = context.service.environment?.[variable] ?? null;
  const pieces = piecesAt(context, context.name, path);
  if (pieces !== undefined) return credentialVariable(context, variable, pieces);
  if (value === null) {
    return {
      remarks: [ignored(path, 'It has no value where the conversion ran, so the container does not get it, as in Docker.')],
    };
  }
  const { text, remarks } = withHosts(context, variable, value);
  if (remarks.length === 0 && isFromConfigMap(context, variable, value)) return { remarks };
  return { entry: { name: variable, value: text }, remarks };
}

const RELAXED_NAMES = 'letters, digits, `_`, `-` and `.`';

function credentialVariable(context: ServiceContext, variable: string, pieces: readonly ValuePiece[]): MadeVariable {
  const path = context.at('environment', variable);
  const sole = soleCredential(pieces);
  if (sole === undefined) {
    const value = context.service.environment?.[variable] ?? '';
    const { text, remarks } = withHosts(context, variable, value);
    const sources = [...new Set(pieces.flatMap((piece) => (piece.kind === 'credential' ? [describe(piece.credential)] : [])))].join(', ');
    return { entry: { name: variable, value: text }, remarks: [mapped(path, `It is composed of its text and ${sources}.`), ...remarks] };
  }
  const entry = secretVariable(variable, sole);
  if (sole.optional !== true) return { entry, remarks: [mapped(path, `${sole.because} It is taken from ${describe(sole)}.`)] };
  const because = `It has no value where the conversion ran; the container gets it as soon as ${describe(sole)} is there.`;
  return { entry, remarks: [approximated(path, because)] };
}

function describe({ secret, key }: Credential): string {
  return `the key ${key} of the Secret ${secret}`;
}

function secretVariable(name: string, { secret, key, optional }: Credential): EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key, ...(optional === undefined ? {} : { optional }) } } };
}

function withHosts(
  context: ServiceContext,
  variable: string,
  value: string,
): { readonly text: string; readonly remarks: readonly Contribution[] } {
  const path = context.at('environment', variable);
  const composed = composeReferences(context, path, value);
  const { text, replaced } = rewriteHosts(composed, context.plan, { service: context.name, key: variable });
  return { text, remarks: replaced.map(({ from, to }) => hostRewritten(path, variable, { from, to })) };
}

/** `environment` and `env_file`: the environment of the container, with credentials taken from Secrets. */

import type { EnvVar } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, ignored, mapped, unsupported } from '../contribution.ts';
import { composePieces, piecesAt } from '../credential-text.ts';
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
    const path = context.at('environment', variable);
    const { entry, remarks } = variableOf(context, path, variable);
    yield* remarks;
    if (entry === undefined) continue;
    entries.push(entry);
    from.push(path);
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

interface Variable {
  readonly name: string;
  readonly path: Path;
  readonly value: string | null;
  /** Where a credential is part of the value. */
  readonly pieces: readonly ValuePiece[] | undefined;
}

interface MadeVariable {
  readonly entry?: EnvVar;
  readonly remarks: readonly Contribution[];
}

function variableOf(context: ServiceContext, path: Path, name: string): MadeVariable {
  const { kubeVersion } = context.settings.project;
  if (!isEnvName(name, kubeVersion)) {
    const instead = `Use a name of ${RELAXED_NAMES}, and let the program or its entrypoint translate it.`;
    return {
      remarks: [unsupported(path, `Kubernetes ${kubeVersion} does not accept the name ${JSON.stringify(name)} for a variable.`, instead)],
    };
  }
  const value = context.service.environment?.[name] ?? null;
  const variable: Variable = { name, path, value, pieces: piecesAt(context, context.name, path) };
  if (variable.pieces !== undefined) return credentialVariable(context, variable, variable.pieces);
  if (value === null) {
    return {
      remarks: [ignored(path, 'It has no value where the conversion ran, so the container does not get it, as in Docker.')],
    };
  }
  const { text, remarks } = withHosts(context, variable, value);
  if (remarks.length === 0 && isFromConfigMap(context, name, value)) return { remarks };
  return { entry: { name, value: text }, remarks };
}

const RELAXED_NAMES = 'letters, digits, `_`, `-` and `.`';

function credentialVariable(context: ServiceContext, variable: Variable, pieces: readonly ValuePiece[]): MadeVariable {
  const { name, path, value } = variable;
  const sole = soleCredential(pieces);
  if (sole === undefined) {
    const { text, remarks } = withHosts(context, variable, value ?? '');
    const sources = [...new Set(pieces.flatMap((piece) => (piece.kind === 'credential' ? [describe(piece.credential)] : [])))].join(', ');
    return { entry: { name, value: text }, remarks: [mapped(path, `It is composed of its text and ${sources}.`), ...remarks] };
  }
  const entry = secretVariable(name, sole);
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
  { name, path, pieces }: Variable,
  value: string,
): { readonly text: string; readonly remarks: readonly Contribution[] } {
  const composed = composePieces(context, pieces, value);
  const { text, replaced } = rewriteHosts(composed, context.plan, { service: context.name, key: name });
  return { text, remarks: replaced.map(({ from, to }) => hostRewritten(path, name, { from, to })) };
}

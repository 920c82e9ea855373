/** Gives strings the type that their place asks for, right after interpolation: `scale: "${N}"` is a number from here on. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import { type PatternTree, patternTree } from '../pattern-tree.ts';
import { castBoolean, castFloat, castInteger } from '../scalar-casts.ts';
import type { SourceScalar } from '../source-tree.ts';
import { BOOLEAN, type Expected, NUMBER, unfit, WHOLE_NUMBER } from '../unfit-scalar.ts';

export type Cast = 'integer' | 'float' | 'boolean';

/** compose-go, loader/interpolate.go: every string at these places is cast, whether variables took part in it or not. */
export const CASTS: PatternTree<Cast> = patternTree<Cast>({
  'services.*.cpu_count': 'integer',
  'services.*.cpu_percent': 'float',
  'services.*.cpu_period': 'integer',
  'services.*.cpu_quota': 'integer',
  'services.*.cpu_rt_period': 'integer',
  'services.*.cpu_rt_runtime': 'integer',
  'services.*.cpu_shares': 'integer',
  'services.*.cpus': 'float',
  'services.*.depends_on.*.required': 'boolean',
  'services.*.depends_on.*.restart': 'boolean',
  'services.*.deploy.placement.max_replicas_per_node': 'integer',
  'services.*.deploy.replicas': 'integer',
  'services.*.deploy.restart_policy.max_attempts': 'integer',
  'services.*.deploy.rollback_config.max_failure_ratio': 'float',
  'services.*.deploy.rollback_config.parallelism': 'integer',
  'services.*.deploy.update_config.max_failure_ratio': 'float',
  'services.*.deploy.update_config.parallelism': 'integer',
  'services.*.healthcheck.disable': 'boolean',
  'services.*.healthcheck.retries': 'integer',
  'services.*.init': 'boolean',
  'services.*.oom_kill_disable': 'boolean',
  'services.*.oom_score_adj': 'integer',
  'services.*.pids_limit': 'integer',
  'services.*.ports.*.target': 'integer',
  'services.*.privileged': 'boolean',
  'services.*.read_only': 'boolean',
  'services.*.scale': 'integer',
  'services.*.stdin_open': 'boolean',
  'services.*.tty': 'boolean',
  'services.*.ulimits.*': 'integer',
  'services.*.ulimits.*.hard': 'integer',
  'services.*.ulimits.*.soft': 'integer',
  'services.*.volumes.*.read_only': 'boolean',
  'services.*.volumes.*.volume.nocopy': 'boolean',
  'networks.*.attachable': 'boolean',
  'networks.*.enable_ipv4': 'boolean',
  'networks.*.enable_ipv6': 'boolean',
  'networks.*.external': 'boolean',
  'networks.*.internal': 'boolean',
  'volumes.*.external': 'boolean',
  'secrets.*.external': 'boolean',
  'configs.*.external': 'boolean',
});

export interface CastPlace {
  readonly cast: Cast;
  readonly path: Path;
}

/** Casts a string scalar, or leaves it as it is and says why it is no value of that type. */
export function castScalar(scalar: SourceScalar, { cast, path }: CastPlace): { value: SourceScalar; diagnostic?: Diagnostic } {
  const text = String(scalar.value);
  if (cast === 'boolean') return castToBoolean(scalar, path);
  const value = cast === 'integer' ? castInteger(text) : castFloat(text);
  if (value !== undefined) return { value: { ...scalar, type: cast === 'integer' ? 'int' : 'float', value } };
  return { value: scalar, diagnostic: invalidValue(scalar, path, cast === 'integer' ? WHOLE_NUMBER : NUMBER) };
}

function castToBoolean(scalar: SourceScalar, path: Path): { value: SourceScalar; diagnostic?: Diagnostic } {
  const text = String(scalar.value);
  const found = castBoolean(text);
  if (found === undefined) return { value: scalar, diagnostic: invalidValue(scalar, path, BOOLEAN) };
  const value: SourceScalar = { ...scalar, type: 'bool', value: found.value };
  if (!found.legacy) return { value };
  return {
    value,
    diagnostic: {
      code: 'compose/legacy-boolean',
      severity: 'warning',
      message: `${JSON.stringify(text)} is no boolean in YAML 1.2; Docker Compose reads it as ${found.value}`,
      help: `Write \`${found.value}\`.`,
      path,
      at: scalar.origin,
    },
  };
}

function invalidValue(scalar: SourceScalar, path: Path, expected: Expected): Diagnostic {
  return { code: 'compose/invalid-value', severity: 'error', ...unfit(scalar, path, expected), path, at: scalar.origin };
}

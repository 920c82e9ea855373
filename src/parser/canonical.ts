/** Turns the short syntaxes of a merged model into their long forms (compose-go, transform/canonical.go). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { patternTree } from './pattern-tree.ts';
import { rewriteTree } from './rewrite-tree.ts';
import { expandDevice } from './short-syntax/device.ts';
import { expandExternal } from './short-syntax/external.ts';
import { expandEnvFile, expandFlag, expandGpus, expandItem, expandMember, omitEmpty } from './short-syntax/member.ts';
import { expandDependsOn, expandNames } from './short-syntax/names.ts';
import { expandContexts, expandSsh } from './short-syntax/pairs.ts';
import { expandPortList } from './short-syntax/ports.ts';
import { MAX_PORTS, type ShortSyntax } from './short-syntax/short-syntax.ts';
import { expandVolume } from './short-syntax/volume.ts';
import type { SourceNode } from './source-tree.ts';

export interface CanonicalizeOptions {
  /** For a model whose variables were not filled in: text that is no short syntax stays as it is. */
  readonly ignoreParseErrors?: boolean;
}

/** What later files merge with and what paths are resolved in. `environment`, `labels`, `command` and the like stay as written until decode-values.ts. */
const SHORT_SYNTAXES = patternTree<ShortSyntax>({
  'services.*.build': expandMember('context'),
  'services.*.build.additional_contexts': expandContexts,
  'services.*.build.provenance': expandFlag,
  'services.*.build.sbom': expandFlag,
  'services.*.build.secrets.*': expandMember('source'),
  'services.*.build.ssh': expandSsh,
  'services.*.configs.*': expandMember('source'),
  'services.*.depends_on': expandDependsOn,
  'services.*.devices.*': expandDevice,
  'services.*.dns': expandItem,
  'services.*.dns.*': omitEmpty,
  'services.*.env_file': expandEnvFile,
  'services.*.extends': expandMember('service'),
  'services.*.gpus': expandGpus,
  'services.*.label_file': expandItem,
  'services.*.models': expandNames,
  'services.*.networks': expandNames,
  'services.*.ports': expandPortList,
  'services.*.secrets.*': expandMember('source'),
  'services.*.volumes.*': expandVolume,
  'configs.*': expandExternal,
  'networks.*': expandExternal,
  'secrets.*': expandExternal,
  'volumes.*': expandExternal,
});

/** A canonical model comes out as it is, so that the pass can be repeated after each file. */
export function canonicalize(root: SourceNode, options: CanonicalizeOptions = {}): Outcome<SourceNode> {
  const diagnostics: Diagnostic[] = [];
  const isLenient = options.ignoreParseErrors ?? false;
  const budget = { ports: MAX_PORTS };
  const report = (diagnostic: Diagnostic): unknown => diagnostics.push(diagnostic);
  const value = rewriteTree(root, SHORT_SYNTAXES, (node, expand, path) => expand(node, { path, isLenient, budget, report }));
  return { value, diagnostics };
}

/** Converts compose text for tests of concerns: what comes out is looked at as objects, not as text. */

import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Container, PodSpec } from '../../src/kube/objects.gen.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import { formatPath } from '../../src/model/path.ts';
import { load } from '../../src/parser/load.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';
import { resolveSettings, type SettingsSources } from '../../src/settings/resolve.ts';
import type { Bundle, LedgerEntry } from '../../src/transformer/bundle.ts';
import { transform } from '../../src/transformer/transform.ts';

export interface Beside {
  /** Files by path below `/project`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: SettingsSources['flags'];
}

export class Converted {
  readonly objects: readonly KubeObject[];
  readonly diagnostics: readonly Diagnostic[];
  readonly ledger: readonly LedgerEntry[];
  /** What is written apart, as `ConfigMap web-files`. */
  readonly external: readonly string[];
  readonly decisions: Bundle['decisions'];
  /** What must be in the cluster, as `Secret web-tls`. */
  readonly expected: readonly string[];

  constructor(bundle: Bundle, diagnostics: readonly Diagnostic[]) {
    this.objects = bundle.objects.map(({ object }) => object);
    this.diagnostics = diagnostics;
    this.ledger = bundle.ledger;
    this.decisions = bundle.decisions;
    this.expected = bundle.expected.map(({ kind, name }) => `${kind} ${name}`);
    this.external = bundle.objects.flatMap(({ object, external }) => (external === true ? [`${object.kind} ${object.metadata.name}`] : []));
  }

  /** `ConfigMap web-files`, in the order of the result. */
  get names(): readonly string[] {
    return this.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  }

  find<Kind extends KubeObject['kind']>(kind: Kind, name: string): Extract<KubeObject, { kind: Kind }> {
    const found = this.objects.find(
      (object): object is Extract<KubeObject, { kind: Kind }> => object.kind === kind && object.metadata.name === name,
    );
    if (found === undefined) throw new Error(`no ${kind} ${name} among ${this.names.join(', ')}`);
    return found;
  }

  template(workload: string) {
    for (const object of this.objects) {
      if (object.metadata.name !== workload) continue;
      if (object.kind === 'Deployment' || object.kind === 'StatefulSet' || object.kind === 'DaemonSet' || object.kind === 'Job')
        return object.spec.template;
    }
    throw new Error(`no workload ${workload} among ${this.names.join(', ')}`);
  }

  pod(workload: string): PodSpec {
    const { spec } = this.template(workload);
    if (spec === undefined) throw new Error(`${workload} has no Pod`);
    return spec;
  }

  container(workload: string, name: string = workload): Container {
    const found = this.pod(workload).containers.find((container) => container.name === name);
    if (found === undefined) throw new Error(`no container ${name}`);
    return found;
  }

  /** `NAME=value`, `NAME<secret/key`, in the order of the container's list. */
  env(workload: string): readonly string[] {
    return (this.container(workload).env ?? []).map(({ name, value, valueFrom }) => {
      const ref = valueFrom?.secretKeyRef;
      return ref === undefined ? `${name}=${value ?? ''}` : `${name}<${ref.name ?? ''}/${ref.key}${ref.optional === true ? '?' : ''}`;
    });
  }

  /** `volume /target[subPath] ro` */
  mounts(workload: string): readonly string[] {
    return (this.container(workload).volumeMounts ?? []).map(
      ({ name, mountPath, subPath, readOnly }) =>
        `${name} ${mountPath}${subPath === undefined ? '' : `[${subPath}]`}${readOnly === true ? ' ro' : ''}`,
    );
  }

  /** What became of a path: `mapped`, `unsupported`... */
  fate(path: string): string | undefined {
    return this.ledger.find((entry) => formatPath(entry.path) === path)?.fate;
  }

  /** Why something was decided for a service. */
  because(service: string, choice: string): string | undefined {
    return this.decisions.find((decision) => decision.service === service && decision.choice === choice)?.because;
  }

  codes(): readonly string[] {
    return this.diagnostics.map(({ code }) => code);
  }

  said(code: string): readonly string[] {
    return this.diagnostics
      .filter((diagnostic) => diagnostic.code === code)
      .map(({ message, help }) => (help === undefined ? message : `${message} ${help}`));
  }
}

export function convertText(text: string, { files = {}, environment = {}, settings = {} }: Beside = {}): Converted {
  const contents = Object.fromEntries(Object.entries(files).map(([path, content]) => [`/project/${path}`, content]));
  const memory = memoryFiles({ '/project/compose.yaml': text, ...contents });
  const { value: loaded, diagnostics } = load({ files: memory, cwd: '/project', environment, composeFiles: ['/project/compose.yaml'] });
  if (loaded === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { value: resolved, diagnostics: asked } = resolveSettings(loaded, { flags: settings });
  const { value: bundle, diagnostics: said } = transform({ loaded, settings: resolved, files: memory });
  return new Converted(bundle, [...diagnostics, ...asked, ...said]);
}

/** The pipeline: compose files in, manifests out, with every decision explained. */

import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import { hideInDiagnostics, hideValues } from './diagnostics/hidden-values.ts';
import { type LocatedDiagnostic, locate } from './diagnostics/locate.ts';
import { unsetTogether } from './diagnostics/unset-together.ts';
import { builtInPack } from './emitters/built-in-packs.ts';
import { emit } from './emitters/emit.ts';
import type { OutputFile, Pack } from './emitters/emitter.ts';
import { notesOf } from './emitters/notes.ts';
import { checkObjects } from './kube/check/check-objects.ts';
import { relativePath } from './model/file-path.ts';
import { minorOf } from './model/kube-version.ts';
import { type LoadedProject, type LoadRequest, load } from './parser/load.ts';
import { readSettings, type SettingsRequest } from './settings/read-settings.ts';
import type { Bundle } from './transformer/bundle.ts';
import { transform } from './transformer/transform.ts';

export interface ConvertRequest extends LoadRequest {
  readonly settings?: SettingsRequest;
  /** The format: a built-in pack by name, or one of the caller's own; plain manifests unless said. */
  readonly format?: string | Pack;
}

export interface Conversion {
  /** What there is to write; empty when the files could not be read as Compose, when a setting is wrong, or when the result has a fault of ours. */
  readonly files: readonly OutputFile[];
  readonly bundle?: Bundle;
  readonly loaded?: LoadedProject;
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

export function convert(request: ConvertRequest): Conversion {
  const { value: loaded, diagnostics: read, sources: texts } = load(request);
  if (loaded === undefined) return { files: [], sources: texts, diagnostics: locate(read, { sources: texts }) };
  const { value: settings, diagnostics: asked, sources: own } = readSettings(request, loaded);
  const sources = new Map([...texts, ...own]);
  const places = { origins: loaded.origins, sources };
  if (hasErrors(asked)) return { files: [], loaded, sources, diagnostics: locate([...read, ...asked], places) };
  const { value: bundle, diagnostics: decided } = transform({ loaded, settings, files: request.files });
  const faults = checkObjects(
    bundle.objects.map(({ object }) => object),
    bundle.expected,
    minorOf(settings.project.kubeVersion),
  );
  const said = hideInDiagnostics(unsetTogether([...read, ...asked, ...decided, ...faults]), hideValues(loaded.environment));
  const diagnostics = locate(said, places);
  const usable = !hasErrors(faults) && bundle.objects.some(({ owner }) => owner !== undefined);
  const files = usable ? emit({ bundle, composeFiles: fileNames(loaded), notes: notesOf(diagnostics) }, packOf(request.format)) : [];
  return { files, bundle, loaded, diagnostics, sources };
}

/** As they are called from the project's folder, so that the result does not depend on where that folder is. */
function fileNames({ composeFiles, directory }: LoadedProject): readonly string[] {
  return composeFiles.map((file) => (file === '-' ? 'stdin' : relativePath(directory, file)));
}

function packOf(format: string | Pack = 'manifests'): Pack {
  if (typeof format !== 'string') return format;
  const pack = builtInPack(format);
  if (pack === undefined) throw new Error(`there is no format ${format}`);
  return pack;
}

/** Whether a conversion shows a fault of kubeferry itself. */
export function hasFault(diagnostics: readonly Pick<Diagnostic, 'code' | 'severity'>[]): boolean {
  return diagnostics.some(({ code, severity }) => code.startsWith('kube/') && severity === 'error');
}

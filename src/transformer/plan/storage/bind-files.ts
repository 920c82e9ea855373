/** Bind mounts of single files: configuration becomes a ConfigMap or Secret; what is written to, or part of the program, does not. */

import { basename, isInside } from '../../../model/file-path.ts';
import { decide } from '../../decision.ts';
import { isCodeFile, isDataFile } from '../../knowledge/file-kinds.ts';
import { isProgramTarget } from '../../knowledge/mount-targets.ts';
import { type Bind, lost, notMounted } from './bind.ts';
import { OBJECT_LIMIT } from './folder-survey.ts';
import type { FoundFile, MountChoice } from './mount-plan.ts';
import { isSecretContent } from './secret-content.ts';

/** An answer for every source that is a file. */
export function bindFile(bind: Bind): MountChoice | undefined {
  const { kind, source, shown, readOnly, mount } = bind;
  if (kind !== 'file') return undefined;
  if (isDataFile(source) && !readOnly) {
    return lost(
      bind,
      `${shown} is a file that the service writes to; a volume of Kubernetes holds folders.`,
      `Mount a named volume at the folder of ${mount.target} instead.`,
    );
  }
  if (isProgramFile(bind)) return notMounted(bind, `${shown} is part of the program during development; the image brings it along.`);
  const result = bind.context.files.read(source, OBJECT_LIMIT);
  if ('problem' in result) {
    const because = result.problem === 'too-large' ? 'is larger than the 1 MiB that a ConfigMap may hold' : 'cannot be read';
    return lost(bind, `${shown} ${because}.`, 'Put it into the image, or into a volume.');
  }
  return filesChoice(bind, 'file', [{ file: source, name: basename(mount.target), bytes: result.bytes }]);
}

/** Source code of an image that is built here. */
function isProgramFile({ service, source, mount }: Bind): boolean {
  const context = service.build?.context;
  return context !== undefined && isInside(source, context) && isCodeFile(source) && isProgramTarget(mount.target, service.working_dir);
}

export function filesChoice(bind: Bind, layout: 'file' | 'folder', files: readonly FoundFile[]): MountChoice {
  const { shown, path, readOnly, settings } = bind;
  const secretFile = settings.kind === 'configmap' ? undefined : files.find(({ file, bytes }) => isSecretContent(file, bytes));
  const secret = settings.kind === 'secret' || secretFile !== undefined;
  const what = layout === 'file' ? shown : `The folder ${shown} with its ${files.length === 1 ? 'file' : `${files.length} files`}`;
  const why =
    settings.kind === 'secret'
      ? ', as a setting asks'
      : secretFile === undefined
        ? ''
        : `, since ${secretFile.name} holds a key or a credential`;
  const use = decide(
    { kind: 'files', layout, secret, files } as const,
    `${what} becomes a ${secret ? 'Secret' : 'ConfigMap'}${why}.`,
    path,
  );
  if (readOnly || layout === 'file') return { use };
  return {
    use,
    caution: {
      because: `The folder ${shown} is copied into a ${secret ? 'Secret' : 'ConfigMap'}, which the service can only read.`,
      instead: 'Add `:ro` when it only reads it; use a named volume when it writes there.',
    },
  };
}

/** Bind mounts of folders: program code, configuration, or data. */

import { inNamespace } from '../../../kube/kubectl.ts';
import { isInside } from '../../../model/file-path.ts';
import { decide } from '../../decision.ts';
import { imageOf, keepsDataAt } from '../../knowledge/data-folders.ts';
import { isCodeFile, isCodeMarker, isConfigFile } from '../../knowledge/file-kinds.ts';
import { isBuiltFolder, isConfigTarget, isDataTarget, isProgramTarget } from '../../knowledge/mount-targets.ts';
import { type Bind, lost, notMounted } from './bind.ts';
import { filesChoice } from './bind-files.ts';
import { type FolderSurvey, readSurvey, surveyFolder } from './folder-survey.ts';
import type { Caution, MountChoice } from './mount-plan.ts';

/** An answer for every source that is a folder. */
export function bindFolder(bind: Bind): MountChoice | undefined {
  const { kind, context, source, mount, shown } = bind;
  if (kind !== 'directory') return undefined;
  if (isBuiltFolder(mount.target)) return notMounted(bind, `${shown} holds what the image builder puts there; the image brings it along.`);
  const survey = surveyFolder(context.files, source);
  const asked = bind.settings.kind === 'configmap' || bind.settings.kind === 'secret';
  if (!asked && isProgram(bind, survey)) return program(bind);
  if (!asked && keepsData(bind, survey)) return folderStore(bind);
  const files = readSurvey(context.files, source, survey);
  if (files !== undefined && files.length > 0) return filesChoice(bind, 'folder', files);
  return folderStore(bind);
}

/** The source code that the image is built from, or a program that only this mount brings into the container. */
function isProgram({ service, source, mount, context }: Bind, survey: FolderSurvey): boolean {
  const isCode =
    survey.top.some(isCodeMarker) || (survey.files.length > 0 && survey.files.filter(isCodeFile).length * 2 > survey.files.length);
  const atProgram = isProgramTarget(mount.target, service.working_dir);
  const build = service.build?.context;
  if (build === undefined) return source === context.loaded.directory || (isCode && atProgram && survey.truncated);
  const related = isInside(source, build) || isInside(build, source);
  if (!related || isConfigTarget(mount.target)) return false;
  return (
    source === build ||
    (isCode && !isDataTarget(mount.target)) ||
    (atProgram && !isDataTarget(mount.target) && !survey.files.every(isConfigFile))
  );
}

function program(bind: Bind): MountChoice {
  const { service, shown } = bind;
  if (service.build !== undefined)
    return notMounted(bind, `${shown} holds source code for development; the image that is built from it brings it along.`);
  return lost(
    bind,
    `${shown} brings a program of this machine into a container of ${service.image ?? 'another image'}, which does not contain it.`,
    'Build an image that contains it (`build:` with a Dockerfile that copies it).',
  );
}

/** Written to by the service, or more than an object can hold. */
function keepsData({ readOnly, mount }: Bind, survey: FolderSurvey): boolean {
  if (survey.files.length === 0 || survey.truncated) return true;
  if (readOnly || isConfigTarget(mount.target)) return false;
  return isDataTarget(mount.target) || !survey.files.every((file) => isConfigFile(file) || isCodeFile(file));
}

export function folderStore(bind: Bind): MountChoice {
  const { source, shown, path, settings } = bind;
  const subPath = settings.subPath === undefined ? {} : { subPath: settings.subPath };
  const use = decide(
    { kind: 'store', store: { kind: 'folder', folder: source }, ...subPath } as const,
    `${shown} is a folder for data, which becomes a volume of the cluster.`,
    path,
  );
  return { use, caution: startsEmpty(bind) };
}

/** The files of a running database are never those of one moment, and another version may not read them. */
function startsEmpty({ shown, mount, source, service, context, readOnly, written }: Bind): Caution {
  const isDatabase = imageOf(service)?.stateful === true && keepsDataAt(service, mount.target);
  if (isDatabase) {
    return {
      because: 'The folder of a database on this machine becomes a volume of the cluster, which starts empty.',
      instead: 'Take data that is to be kept along as a dump: written by the database that runs today, read by the new one.',
    };
  }
  const copy = `kubectl cp${inNamespace(context.settings.project.namespace)} ${shown}/. POD:${mount.target}`;
  const because = 'The folder of this machine becomes a volume of the cluster, which starts empty.';
  if (readOnly && !written.has(source)) {
    return {
      because,
      instead: `Nobody writes to it: bring the files of ${shown} along in an image, or leave out \`:ro\` for as long as it takes to copy them: \`${copy}\`.`,
    };
  }
  return {
    because,
    instead: `Copy data that is to be kept once: \`${copy}\`.`,
  };
}

/** `configs`: a ConfigMap for each (or a Secret, when a credential is part of it), mounted as files. */

import { defineConcern, type PlannedContext } from '../concern.ts';
import { configMapObject, rollOnChange } from '../config-map.ts';
import { type Contribution, mapped } from '../contribution.ts';
import { toObjectData } from '../object-data.ts';
import type { SourcePlan } from '../plan/storage/sources.ts';
import { secretObjects } from '../secret-objects.ts';
import {
  entryRemarks,
  isMounted,
  labelAnnotations,
  missingContent,
  mountAlone,
  ownership,
  placeTaken,
  sortByPlace,
  sourceUses,
} from './file-sources.ts';

export const configs = defineConcern({
  name: 'configs',
  summary: 'A config becomes a ConfigMap, whose content is mounted as a file at its target.',
  owns: ['configs.**', 'services.*.configs.**'],
  fates: {
    'configs.*.file': 'by case',
    'configs.*.environment': 'by case',
    'configs.*.name': 'by case',
    'configs.*.template_driver': 'unsupported',
    'services.*.configs.*.uid': 'by case',
    'services.*.configs.*.gid': 'by case',
    'services.*.configs.*.mode': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { free, taken } = sortByPlace(context, sourceUses(context, 'config'));
    yield* taken.map(placeTaken);
    for (const use of free) {
      yield* ownership(context, use);
      if (!isMounted(use)) {
        yield mapped(use.path, 'It is not mounted, since its content is missing.');
        continue;
      }
      yield* mountAlone(context, use);
      const { object: target, content } = use.source;
      const shown = target.kind === 'ConfigMap' || context.settings.project.secrets === 'inline';
      if (content.kind === 'bytes' && shown)
        yield rollOnChange(target.kind, target.name, toObjectData([{ key: target.key, bytes: content.bytes }]));
    }
  },
  *mapProject(context) {
    for (const config of context.plan.storage.sources.configs.values()) yield* configObject(context, config);
  },
});

function* configObject(context: PlannedContext, config: SourcePlan): Iterable<Contribution> {
  yield* entryRemarks(config);
  if (config.users.length === 0) return;
  yield* missingContent(config, 'The services are written without it.');
  const { content, object: target, path, secretBecause } = config;
  if (content.kind !== 'bytes') return;
  const request = { name: target.name, entries: [{ key: target.key, bytes: content.bytes }], ...labelAnnotations(config), from: [path] };
  if (target.kind === 'ConfigMap') yield* configMapObject(request);
  else {
    yield mapped(path, `It becomes the Secret ${target.name}. ${secretBecause ?? ''}`);
    yield* secretObjects(context, request);
  }
}

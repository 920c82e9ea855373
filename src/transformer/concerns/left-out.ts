/** Services that are not part of the result: their profiles are off, a setting leaves them out, or a provider makes them elsewhere. */

import { listWords } from '../../diagnostics/list-words.ts';
import type { LoadedProject } from '../../parser/load.ts';
import { defineConcern, type PlannedContext } from '../concern.ts';
import { type Contribution, diagnose, ignored, mapped, silently, unsupported } from '../contribution.ts';
import { isLeftOut } from '../plan/left-out.ts';

export const leftOut = defineConcern({
  name: 'left-out',
  summary: 'Services whose profiles are off, that a setting skips, or that a provider makes, become nothing.',
  owns: ['services.*.profiles.*', 'services.*.provider.**'],
  fates: { 'services.*.provider.**': 'unsupported' },
  onlyWhereWritten: true,
  *mapService({ service, at }) {
    for (const i of (service.profiles ?? []).keys())
      yield mapped(at('profiles', i), 'The profile is active, so the service is part of the result.');
  },
  *mapProject(context) {
    yield* byProfile(context.loaded);
    for (const name of Object.keys(context.project.services)) if (isLeftOut(context, name)) yield* absent(context, name);
  },
});

/** As `docker compose up` leaves them out. */
function* byProfile({ consumed }: LoadedProject): Iterable<Contribution> {
  const services = consumed.filter(
    ({ path, because }) => path.length === 2 && path[0] === 'services' && because.startsWith('none of its profiles'),
  );
  const [first, ...others] = services;
  if (first === undefined) return;
  const names = services.map(({ path }) => String(path[1]));
  yield diagnose({
    code: 'convert/profile',
    severity: 'info',
    at: first.origin,
    message:
      others.length === 0
        ? `${names[0]} is left out: ${first.because}.`
        : `${listWords(names)} are left out: none of their profiles is active.`,
    help:
      others.length === 0
        ? 'Convert with `--profile` and one of them to have it in the result.'
        : 'Convert with `--profile` and one of theirs to have them in the result.',
  });
}

function* absent({ project, settings }: PlannedContext, name: string): Iterable<Contribution> {
  const place = ['services', name];
  if (settings.services.get(name)?.skip === true) {
    yield silently(ignored(place, 'A setting leaves the service out.'));
    return;
  }
  yield silently(ignored(place, 'A provider makes the service, so it has no container here.'));
  const type = project.services[name]?.provider?.type ?? '';
  yield unsupported(
    [...place, 'provider'],
    `The provider ${type} creates something outside Compose, and its plug-in runs only there; ${name} becomes nothing.`,
    'Create it in the cluster by hand or through an operator, and give the dependents its address.',
  );
}

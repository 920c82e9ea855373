/** `image`, `build`, `pull_policy`: what the container runs, and where the nodes get it from. */

import { listAllWords } from '../../diagnostics/list-words.ts';
import { parseImageRef } from '../../model/image-ref.ts';
import type { Settings } from '../../model/settings.ts';
import { defineConcern, type PlannedContext, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, diagnose, expected, ignored, pod, silently } from '../contribution.ts';

export const image = defineConcern({
  name: 'image',
  summary: 'The image of the container; a service that is only built gets the name under which its image must be pushed.',
  owns: ['services.*.image', 'services.*.build.**', 'services.*.pull_policy'],
  fates: {
    'services.*.build.**': 'ignored',
    'services.*.pull_policy': 'by case',
  },
  *mapService(context) {
    yield* imageName(context);
    yield* pullPolicy(context);
    yield* pullSecrets(context);
    if (context.service.build !== undefined) yield buildStays(context);
  },
  *mapProject(context) {
    yield* builds(context);
    yield* withoutRegistry(context);
  },
});

function* imageName({ service, name, project, settings, serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  if (serviceSettings.image !== undefined) {
    yield container({ image: serviceSettings.image }, at('image'), at('x-kubeferry', 'image'));
    return;
  }
  const { registry } = settings.project.images;
  if (service.image !== undefined) {
    yield container({ image: service.build === undefined ? service.image : inRegistry(service.image, registry) }, at('image'));
    return;
  }
  yield container({ image: inRegistry(builtName(project.name, name, settings), registry) }, at('build'));
}

/** Docker Compose's name for an image that is only built. */
function builtName(project: string, service: string, { project: { images } }: Settings): string {
  return `${project}-${service}:${images.tag ?? 'latest'}`.toLowerCase();
}

/** Built here, under a name that says nothing of where to push it: on Docker Hub, names without an owner are not for everyone. */
function* withoutRegistry({ project, plan, settings }: PlannedContext): Iterable<Contribution> {
  if (settings.project.images.registry !== undefined) return;
  const built = [...plan.services.keys()].sort().flatMap((name) => {
    const { image, build } = project.services[name] ?? {};
    if (build === undefined || settings.services.get(name)?.image !== undefined) return [];
    const known = image ?? builtName(project.name, name, settings);
    return isPushable(known) ? [] : [{ name, image: known, path: ['services', name, 'build'] }];
  });
  const [first, ...others] = built;
  if (first === undefined) return;
  const services = listAllWords(built.map(({ name }) => name));
  const images = listAllWords(built.map((each) => each.image));
  yield diagnose({
    code: 'convert/build-without-registry',
    severity: 'warning',
    path: first.path,
    message:
      others.length === 0
        ? `The image of ${services} is built here, and the name ${images} has no registry that the nodes of a cluster could pull it from.`
        : `The images of ${services} are built here, and the names ${images} have no registry that the nodes of a cluster could pull them from.`,
    help: `Push ${others.length === 0 ? 'it' : 'them'} to a registry, and name that registry with --registry or in \`image\`.`,
    related: others.map(({ path }) => ({ message: 'built here', path })),
  });
}

function isPushable(image: string): boolean {
  return registryOf(image) !== undefined || parseImageRef(image)?.path.includes('/') === true;
}

/** The image under the registry of the settings; a name that already has a registry keeps it. */
function inRegistry(name: string, registry: string | undefined): string {
  if (registry === undefined || registryOf(name) !== undefined) return name;
  return `${registry.replace(/\/+$/, '')}/${name}`;
}

function registryOf(name: string): string | undefined {
  return parseImageRef(name)?.domain;
}

/** Once for the project, so that nothing below `build` goes unmentioned; the README of the result says how the images get to a registry. */
function* builds({ project, plan, loaded }: PlannedContext): Iterable<Contribution> {
  const built = [...plan.services.keys()].sort().filter((name) => project.services[name]?.build !== undefined);
  const [first, ...others] = built;
  if (first === undefined) return;
  const names = new Set<unknown>(built);
  const values = loaded.origins.written().filter(([top, name, part]) => top === 'services' && names.has(name) && part === 'build').length;
  const many = others.length > 0;
  yield diagnose({
    code: 'convert/build',
    severity: 'info',
    path: ['services', first, 'build'],
    message: `The ${many ? 'images' : 'image'} of ${listAllWords(built)} must be built before; what \`build\` says (${values} ${values === 1 ? 'value' : 'values'}) is for the builder.`,
  });
}

function buildStays({ at }: ServiceContext): Contribution {
  return silently(ignored(at('build'), 'Images are built before they are deployed; Kubernetes only pulls them.'));
}

const PULL_POLICIES: Readonly<Record<string, 'Always' | 'IfNotPresent' | 'Never'>> = {
  always: 'Always',
  never: 'Never',
  missing: 'IfNotPresent',
  if_not_present: 'IfNotPresent',
  build: 'IfNotPresent',
};

function* pullPolicy({ service, serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  const asked = serviceSettings.imagePullPolicy;
  const written = service.pull_policy;
  if (asked !== undefined) yield container({ imagePullPolicy: asked }, at('pull_policy'));
  if (written === undefined || asked !== undefined) return;
  const known = PULL_POLICIES[written];
  yield container({ imagePullPolicy: known ?? 'Always' }, at('pull_policy'));
  if (known === undefined)
    yield approximated(at('pull_policy'), `A Pod pulls its image at every start (Always); there is no such policy as ${written}.`);
}

function* pullSecrets({ settings, serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  const names = serviceSettings.pullSecrets ?? settings.project.images.pullSecrets;
  for (const name of names) yield expected('Secret', name);
  if (names.length > 0) yield pod({ imagePullSecrets: names.map((name) => ({ name })) }, at('x-kubeferry', 'pullSecrets'));
}

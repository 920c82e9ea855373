/** `image`, `build`, `pull_policy`: what the container runs, and where the nodes get it from. */

import { listAllWords, listWords } from '../../diagnostics/list-words.ts';
import { parseImageRef } from '../../model/image-ref.ts';
import type { LoadedProject } from '../../parser/load.ts';
import { builtImage, builtImages } from '../built-images.ts';
import { defineConcern, type PlannedContext, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, diagnose, expected, ignored, pod, silently } from '../contribution.ts';
import { toldLocalRegistries } from './local-registry.ts';
import { toldMovedImages } from './moved-images.ts';

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
    yield* wrongNames(context);
    yield* toldLocalRegistries(context);
    yield* toldMovedImages(context);
  },
});

function* imageName(context: ServiceContext): Iterable<Contribution> {
  const { service, name, serviceSettings, at } = context;
  const built = builtImage(context, name);
  if (serviceSettings.image !== undefined) yield container({ image: serviceSettings.image }, at('image'), at('x-kubeferry', 'image'));
  else if (built !== undefined) yield container({ image: built.pulled }, at(service.image === undefined ? 'build' : 'image'));
  else if (service.image !== undefined) yield container({ image: service.image }, at('image'));
}

/** Docker refuses them, too, but only when their services start. */
function* wrongNames({ project, settings, plan, loaded }: PlannedContext): Iterable<Contribution> {
  const wrong = [...plan.services.keys()].sort().flatMap((service) => {
    const image = settings.services.get(service)?.image ?? project.services[service]?.image;
    return image === undefined || parseImageRef(image) !== undefined ? [] : [{ service, image }];
  });
  const [first, ...others] = wrong;
  if (first === undefined) return;
  const users = new Map<string, string[]>();
  for (const { service, image } of wrong) users.set(image, [...(users.get(image) ?? []), service]);
  const unset = unsetVariables(
    loaded,
    wrong.map(({ service }) => service),
  );
  const names = listAllWords([...users].map(([image, services]) => `${JSON.stringify(image)} (${listWords(services)})`));
  yield diagnose({
    code: 'convert/image-name',
    severity: 'error',
    path: ['services', first.service, 'image'],
    message:
      users.size === 1
        ? `${names} is no name of an image, so no node can pull it.`
        : `${names} are no names of images, so no node can pull them.`,
    help: unset.length > 0 ? `Set ${listWords(unset)} in the environment or in .env, and convert again.` : NAME_HELP,
    related: others.map(({ service }) => ({ message: 'here too', path: ['services', service, 'image'] })),
  });
}

const NAME_HELP = 'Write a name such as `registry.example.com/shop/app:1.4`, in lower case.';

/** Without a value, a variable leaves a hole in the name of the image. */
function unsetVariables({ origins }: LoadedProject, services: readonly string[]): readonly string[] {
  const parts = services.flatMap((service) => origins.template(['services', service, 'image']) ?? []);
  return [...new Set(parts.flatMap((part) => (part.kind === 'variable' && part.value === '' ? [part.name] : [])))];
}

/** Built here, under a name that says nothing of where to push it: on Docker Hub, names without an owner are not for everyone. */
function* withoutRegistry(context: PlannedContext): Iterable<Contribution> {
  const built = builtImages(context).filter(({ isPushable, pulled }) => !isPushable && parseImageRef(pulled) !== undefined);
  const [first, ...others] = built;
  if (first === undefined) return;
  const services = listAllWords(built.map(({ service }) => service));
  const names = [...new Set(built.map(({ pulled }) => pulled))];
  const many = others.length > 0;
  yield diagnose({
    code: 'convert/build-without-registry',
    severity: 'warning',
    path: ['services', first.service, 'build'],
    message: `The ${many ? 'images' : 'image'} of ${services} ${many ? 'are' : 'is'} built here, and the ${names.length > 1 ? 'names' : 'name'} ${listWords(names)} ${names.length > 1 ? 'have' : 'has'} no registry that the nodes of a cluster could pull ${many ? 'them' : 'it'} from.`,
    help: `Push ${many ? 'them' : 'it'} to a registry, and name that registry with --registry or in \`image\`.`,
    related: others.map(({ service }) => ({ message: 'built here', path: ['services', service, 'build'] })),
  });
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

function* pullPolicy(context: ServiceContext): Iterable<Contribution> {
  const { service, serviceSettings, name, at } = context;
  const asked = serviceSettings.imagePullPolicy;
  const written = service.pull_policy;
  if (asked !== undefined) yield container({ imagePullPolicy: asked }, at('pull_policy'));
  // Where it cannot be pulled, it may have been loaded into the nodes; `latest` alone would make them ask a registry at every start.
  if (asked === undefined && written === undefined && builtImage(context, name)?.isPushable === false)
    yield container({ imagePullPolicy: 'IfNotPresent' }, at('build'));
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

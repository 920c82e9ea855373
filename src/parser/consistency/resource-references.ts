/** Networks, volumes, configs, secrets and models that services use must be declared at the top level. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceNode } from '../source-tree.ts';
import { KINDS } from '../validate/place-name.ts';
import { type Place, problemAt } from '../validate/problem.ts';
import { isDeclared, reference } from './reference.ts';
import { childOf, placeIn, placesIn, type ServiceCheck, type Subject, textOf } from './subject.ts';

/** Sections whose members a service names as keys. */
function byKey(section: string, verb: string): ServiceCheck {
  return (service) =>
    placesIn(placeIn(service, section), (key) => !isDeclared(service.project, section, String(key))).flatMap((place) =>
      reference(service, { place: { ...place, part: 'key' }, target: String(place.key), section, verb }),
    );
}

/** Lists whose items name a member of a section as their `source`. */
function bySource(section: string, steps: readonly string[], verb: string): ServiceCheck {
  return (service) =>
    placesIn(placeIn(service, ...steps)).flatMap((item) => {
      const source = childOf(item.node, 'source');
      const node = source ?? item.node;
      const target = textOf(node);
      const path = source === undefined ? item.path : [...item.path, 'source'];
      return target === undefined
        ? [withoutSource(service, item, section)]
        : reference(service, { place: { node, path }, target, section, verb });
    });
}

function withoutSource({ name }: Subject, place: Place, section: string): Diagnostic {
  const kind = KINDS.get(section) ?? section;
  return problemAt(place, {
    code: `compose/undefined-${kind}`,
    message: `service \`${name}\` uses a ${kind} that has no \`source\``,
    help: `Name one that is declared at the top level: \`source: NAME\`.`,
  });
}

export const declaredVolumes: ServiceCheck = (service) =>
  placesIn(placeIn(service, 'volumes'), (_, mount) => !isDeclared(service.project, 'volumes', volumeOf(mount) ?? '')).flatMap((item) => {
    const source = childOf(item.node, 'source');
    const target = volumeOf(item.node);
    if (source === undefined || target === undefined) return [];
    const place = { node: source, path: [...item.path, 'source'] };
    return reference(service, { place, target, section: 'volumes', verb: 'mounts', ...folderHelp(target) });
  });

/** The name of the volume that is mounted. */
function volumeOf(mount: SourceNode): string | undefined {
  return textOf(childOf(mount, 'type')) === 'volume' ? textOf(childOf(mount, 'source')) : undefined;
}

/** A path that does not begin with a dot is taken for the name of a volume. */
function folderHelp(target: string): { readonly help?: string } {
  return /[/\\]/.test(target) ? { help: `To mount the folder, write \`./${target}\`: without \`./\` it is the name of a volume.` } : {};
}

export const declaredNetworks = byKey('networks', 'joins');
export const declaredModels = byKey('models', 'uses');
export const declaredConfigs = bySource('configs', ['configs'], 'uses');
export const declaredSecrets = bySource('secrets', ['secrets'], 'uses');
export const declaredBuildSecrets = bySource('secrets', ['build', 'secrets'], 'is built with');

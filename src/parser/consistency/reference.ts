/** A name that must be declared elsewhere in the project. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { KINDS } from '../validate/place-name.ts';
import { type Place, problemAt, seeAlso } from '../validate/problem.ts';
import { entriesOf, type Subject, type Surroundings } from './subject.ts';

export interface Reference {
  /** Where the name is used. */
  readonly place: Place;
  readonly target: string;
  /** The top-level section that should declare it. */
  readonly section: string;
  /** What the service does with it, in words: `depends on`. */
  readonly verb: string;
  /** Help that fits better than the general one. */
  readonly help?: string;
}

/** Whether a section of the top level has the target; of services only those that are on count. */
export function isDeclared({ root, services }: Surroundings, section: string, target: string): boolean {
  return (section === 'services' ? services : entriesOf(root, section)).has(target);
}

/** Nothing when the target is there, or when it might be in a part that could not be read. */
export function reference(service: Subject, { place, target, section, verb, help }: Reference): readonly Diagnostic[] {
  const { project, name } = service;
  const known = section === 'services' ? project.services : entriesOf(project.root, section);
  if (known.has(target) || project.hasGaps) return [];
  const kind = KINDS.get(section) ?? section;
  if (section === 'services' && project.disabled.has(target)) return [disabledTarget(service, { place, target, verb })];
  const near = project.closestName(target, known.keys());
  const node = near === undefined ? undefined : known.get(near);
  const related =
    near === undefined || node === undefined ? [] : [seeAlso(`\`${near}\` is declared here`, { node, path: [section, near], part: 'key' })];
  return [
    problemAt(place, {
      code: `compose/undefined-${kind}`,
      message: `service \`${name}\` ${verb} ${kind} \`${target}\`, which is not declared`,
      help:
        help ??
        (near === undefined
          ? declareHelp(section, target)
          : `Did you mean \`${near}\`? Otherwise declare \`${target}\` under \`${section}\`.`),
      related,
    }),
  ];
}

function declareHelp(section: string, target: string): string {
  if (section === 'services') return `Add a service \`${target}\`, or remove the reference.`;
  return `Declare it at the top level: \`${section}: {${target}: ${EXAMPLES.get(section) ?? ''}}\`.`;
}

const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['networks', '{}'],
  ['volumes', '{}'],
  ['secrets', '{file: ./FILE}'],
  ['configs', '{file: ./FILE}'],
  ['models', '{model: NAME}'],
]);

function disabledTarget({ name }: Subject, { place, target, verb }: Pick<Reference, 'place' | 'target' | 'verb'>): Diagnostic {
  return problemAt(place, {
    code: 'compose/disabled-service',
    message: `service \`${name}\` ${verb} service \`${target}\`, whose profiles are not active`,
    help: `Activate a profile of \`${target}\` (\`--profile\`), give \`${name}\` the same profiles, or make a \`depends_on\` optional with \`required: false\`.`,
  });
}

/** Checks the content of `kubeferry.yaml`: the settings of the project, then those of each service, volume, secret and config. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { checkSettings, MOST_ERRORS, type Placing } from './check.ts';
import type { WrittenFile } from './written.ts';

const SECTIONS = { services: 'service', volumes: 'volume', secrets: 'source', configs: 'source' } as const;

type Section = keyof typeof SECTIONS;

/** Member by member, since the compiled schema takes time that grows with the square of the faults. */
export function checkFile(content: unknown, place: Placing): Outcome<WrittenFile | undefined> {
  const sections = isMapping(content) ? sectionsOf(content) : [];
  const own = isMapping(content) ? { ...content, ...Object.fromEntries(sections.map(([section]) => [section, {}])) } : content;
  const project = checkSettings<WrittenFile>('file', own, { place });
  const diagnostics: Diagnostic[] = [...project.diagnostics];
  const checked = sections.map(([section, members]) => [section, checkMembers(section, members, { place, diagnostics })] as const);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  return { value: { ...project.value, ...Object.fromEntries(checked) }, diagnostics };
}

type Mapping = Readonly<Record<string, unknown>>;

/** What is no mapping is left to the schema of the whole. */
function sectionsOf(content: Mapping): readonly (readonly [Section, Mapping])[] {
  return (Object.keys(SECTIONS) as Section[]).flatMap((section) => {
    const members = Object.hasOwn(content, section) ? content[section] : undefined;
    return isMapping(members) ? [[section, members] as const] : [];
  });
}

interface Findings {
  readonly place: Placing;
  readonly diagnostics: Diagnostic[];
}

function checkMembers(section: Section, members: Mapping, { place, diagnostics }: Findings): Mapping {
  const checked = new Map<string, unknown>();
  for (const [name, settings] of Object.entries(members)) {
    if (diagnostics.length >= MOST_ERRORS) break;
    const holder = [section, name];
    const outcome = checkSettings(SECTIONS[section], settings ?? {}, {
      holder,
      place: (within, part) => place([...holder, ...within], part),
    });
    diagnostics.push(...outcome.diagnostics);
    if (outcome.value !== undefined) checked.set(name, outcome.value);
  }
  return Object.fromEntries(checked);
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts what the schema found into words: the fact, and what to write instead. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { listChoices } from '../../diagnostics/list-words.ts';
import { formatPath } from '../../model/path.ts';
import { closestName } from './closest-name.ts';
import { describeTypes, describeValue } from './describe-value.ts';
import type { Fault } from './fault.ts';
import { placeName } from './place-name.ts';
import { problemAt } from './problem.ts';
import { typesOf } from './reduce-errors.ts';
import { typeHelp } from './type-help.ts';
import { unknownKey } from './unknown-key.ts';

type Describe = (fault: Fault) => Diagnostic;

const additionalProperties: Describe = ({ path, node, params }) =>
  unknownKey({ key: String(params['additionalProperty']), parent: path, node });

const type: Describe = (fault) => {
  const { path, node } = fault;
  const types = typesOf(fault);
  const message = `${subject(fault)} must be ${describeTypes(types, node)}, not ${describeValue(node, path)}`;
  return problemAt({ node, path }, { code: 'schema/type', message, help: typeHelp({ node, path, types }) });
};

const required: Describe = ({ path, node, params }) => {
  const key = String(params['missingProperty']);
  return problemAt({ node, path }, { code: 'schema/missing-key', message: `${placeName(path)} needs \`${key}\``, help: missingHelp(key) });
};

/** Examples for keys whose values are not obvious. */
const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['type', '`type: bind`, `type: volume` or `type: tmpfs`'],
  ['condition', '`condition: service_started`, `service_healthy` or `service_completed_successfully`'],
  ['action', '`action: sync`, `rebuild`, `restart` or `sync+restart`'],
  ['capabilities', '`capabilities: [gpu]`'],
]);

function missingHelp(key: string): string {
  return `Add ${EXAMPLES.get(key) ?? `\`${key}: …\``}.`;
}

const enumeration: Describe = (fault) => {
  const { path, node, params } = fault;
  const allowed = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
  const meant = node.kind === 'scalar' ? closestName(node.text, allowed) : undefined;
  const choices = listChoices(allowed.map((value) => `\`${value}\``));
  const message = `${subject(fault)} must be ${choices}, not ${describeValue(node, path)}`;
  const example = `\`${path.at(-1)}: ${allowed[0]}\``;
  const help =
    allowed.length === 1
      ? `Write ${example}.`
      : meant === undefined
        ? `Write one of them, such as ${example}.`
        : `Did you mean \`${meant}\`?`;
  return problemAt({ node, path }, { code: 'schema/enum', message, help });
};

const pattern: Describe = (fault) => {
  const { path, node, params } = fault;
  const help = PATTERN_HELP.get(String(path.at(-1))) ?? `It must match \`${String(params['pattern'])}\`.`;
  return problemAt({ node, path }, { code: 'schema/pattern', message: `${subject(fault)} cannot be ${describeValue(node, path)}`, help });
};

const PATTERN_HELP: ReadonlyMap<string, string> = new Map([
  ['container_name', 'Begin with a letter or digit, and go on with at least one of letters, digits, `_`, `.` and `-`.'],
  ['pull_policy', 'Write `always`, `never`, `missing`, `build`, `daily`, `weekly` or `every_` with a period (`every_12h`).'],
]);

const limit: Describe = (fault) => {
  const { path, node, params, keyword } = fault;
  const isLeast = keyword === 'minimum';
  const bound = String(params['limit']);
  const message = `${subject(fault)} must be at ${isLeast ? 'least' : 'most'} ${bound}, not ${describeValue(node, path)}`;
  return problemAt({ node, path }, { code: 'schema/range', message, help: `Write ${bound} or ${isLeast ? 'more' : 'less'}.` });
};

/** By keyword: all that the Compose schema has. */
export const DESCRIBE: ReadonlyMap<string, Describe> = new Map([
  ['additionalProperties', additionalProperties],
  ['type', type],
  ['required', required],
  ['enum', enumeration],
  ['pattern', pattern],
  ['minimum', limit],
  ['maximum', limit],
]);

export function describeFault(fault: Fault): Diagnostic {
  const describe = DESCRIBE.get(fault.keyword);
  if (describe === undefined) throw new Error(`there are no words for the keyword ${fault.keyword} of the Compose schema`);
  return describe(fault);
}

function subject({ path }: Fault): string {
  return path.length === 0 ? 'the file' : `\`${formatPath(path)}\``;
}

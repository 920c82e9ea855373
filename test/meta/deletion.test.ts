import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert.ts';
import { formatPath } from '../../src/model/path.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';
import { composeFiles, fixtureTexts, leavesOf, type Texts, withoutLeaf } from './kitchen-sink.ts';

/** Leaves that say what would be so without them: taking them away changes nothing, and rightly so. */
const EQUAL_TO_NOTHING: ReadonlyMap<string, string> = new Map([
  ['compose.yaml services.worker.deploy', 'null: it says nothing'],
  ['compose.yaml services.cache.develop', 'null: it says nothing'],
  ['compose.yaml services.web.pre_start[1].command', 'null: the image has its own command with or without it'],
  ['compose.yaml services.cache.command', 'null: the image has its own command with or without it'],
  ['compose.yaml services.cache.entrypoint', 'null: the image has its own entrypoint with or without it'],
  ['compose.yaml services.cache.healthcheck.disable', 'no probe is made from a health check of an image'],
  ['compose.yaml services.db.volumes[1].bind.create_host_path', 'true is the default'],
  ['compose.yaml services.mailbox.profiles[0]', 'the profile is active'],
  ['compose.yaml services.preview.image', 'no profile of the service is active, which is said, so that it is left out whatever its image'],
  ['compose.yaml networks.front.driver', 'bridge is the default'],
  ['compose.yaml networks.front.enable_ipv4', 'true is the default'],
  ['compose.yaml networks.front.ipam.options["com.example.pool"]', 'Docker Compose itself does nothing with it'],
  ['compose.yaml volumes.db-data.driver', 'local is the default'],
  [
    'compose.yaml services.gateway.volumes[0].volume.nocopy',
    'nothing is known to lie in that folder of the image, so nothing would be copied',
  ],
]);

const original = fixtureTexts('kitchen-sink');

/** What a person sees of a conversion: the files, and what is said. Places in the compose files shift with any change, so they do not count. */
function outcome(texts: Texts): string {
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/project/${path}`, text]));
  const conversion = convert({ files: memoryFiles(files), cwd: '/project', environment: {}, composeFiles: ['/project/compose.yaml'] });
  const said = conversion.diagnostics.map(({ severity, code, message, help }) => [severity, code, message, help]);
  const faults = said.filter(([, code = '']) => code.startsWith('kube/') || code === 'convert/unmapped');
  expect(faults).toEqual([]);
  return JSON.stringify([conversion.files.map(({ path, text }) => [path, text]), said]);
}

/** Printing a document changes how it looks, not what it says. */
const reprinted = Object.fromEntries(composeFiles(original).map((file) => [file, withoutLeaf(original[file] ?? '', ['x-nothing'])]));
const untouched = outcome({ ...original, ...reprinted });

const leaves = composeFiles(original).flatMap((file) =>
  leavesOf(original[file] ?? '').map((leaf) => ({ file, leaf, name: `${file} ${formatPath(leaf)}` })),
);

describe('taking a leaf of the kitchen sink away', () => {
  it.each(leaves.filter(({ name }) => !EQUAL_TO_NOTHING.has(name)))('changes what comes out or what is said: $name', ({ file, leaf }) => {
    expect(outcome({ ...original, [file]: withoutLeaf(original[file] ?? '', leaf) })).not.toBe(untouched);
  });

  it.each([...EQUAL_TO_NOTHING])('changes nothing: %s (%s)', (name) => {
    const found = leaves.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`there is no leaf ${name}`);
    expect(outcome({ ...original, [found.file]: withoutLeaf(original[found.file] ?? '', found.leaf) })).toBe(untouched);
  });
});

/** What only a fault of kubeferry's own can produce: the stage is called with what no stage before it makes. */

import { locate } from '../../../src/diagnostics/locate.ts';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import type { Origins } from '../../../src/model/origins.ts';
import { load } from '../../../src/parser/load.ts';
import { memoryFiles } from '../../../src/parser/memory-files.ts';
import { resolveSettings } from '../../../src/settings/resolve.ts';
import { transform } from '../../../src/transformer/transform.ts';
import * as CASES from '../../kube/check/cases.ts';
import { type Case, deployment, listOf } from '../../kube/check/objects.ts';
import { type Input, type Inputs, type Project, web } from './input.ts';

/** Objects are in no file of the user. */
const NOWHERE = 'it is about an object of the result';

/** The first broken object for each code, from the table that tests the checks themselves: `kube/name Deployment my_web: metadata.name`. */
function kubeInputs(): Inputs {
  const inputs = new Map<string, Input>();
  const cases: readonly Case[] = Object.values(CASES).flatMap((table) => [...table]);
  for (const [, objects, expected] of cases) {
    for (const fault of expected) {
      const [code = '', object = ''] = fault.split(/ (.*)/);
      const by = () => locate(checkObjects(listOf(objects)), { sources: new Map() });
      if (expected.length === 1 && !inputs.has(code)) inputs.set(code, { by, nowhere: NOWHERE, names: object });
    }
  }
  return Object.fromEntries(inputs);
}

/** A project with a value at a path that the schema does not have, and that so no concern owns. */
function withUnownedPath({ contents }: Project) {
  const files = memoryFiles(contents);
  const { value: loaded } = load({ files, cwd: '/project', environment: {} });
  if (loaded === undefined) throw new Error('no model');
  const { origins } = loaded;
  const more: Origins = {
    locate: (path) => origins.locate(path),
    template: (path) => origins.template(path),
    written: () => [...origins.written(), ['services', 'web', 'colour']],
  };
  const { value: settings } = resolveSettings(loaded, { flags: {} });
  const { diagnostics } = transform({ loaded: { ...loaded, origins: more }, settings, files });
  return locate(diagnostics, { origins, sources: loaded.sources });
}

/** A field that came with 1.34, for a cluster of 1.33. */
const tooYoung = () => locate(checkObjects([deployment({ pod: { resources: { limits: { cpu: '1' } } } })], [], 33), { sources: new Map() });

export const faults: Inputs = {
  ...kubeInputs(),
  'kube/version': { by: tooYoung, nowhere: NOWHERE, names: ['Deployment web', 'spec.template.spec.resources', '1.34'] },
  'convert/unmapped': {
    compose: web().replace('image: nginx:1.29.3', '⟦image: nginx:1.29.3⟧'),
    by: withUnownedPath,
    names: 'services.web.colour',
  },
};

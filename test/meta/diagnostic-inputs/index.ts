/** All inputs, by code. */

import { cli } from './cli.ts';
import { compose } from './compose.ts';
import { composeFiles } from './compose-files.ts';
import { convertData } from './convert-data.ts';
import { convertNetwork } from './convert-network.ts';
import { convertServices } from './convert-services.ts';
import { faults } from './faults.ts';
import type { Input, Inputs } from './input.ts';
import { lint } from './lint.ts';
import { schema } from './schema.ts';
import { settings } from './settings.ts';
import { yaml } from './yaml.ts';

const TABLES: readonly Inputs[] = [
  yaml,
  compose,
  composeFiles,
  schema,
  settings,
  lint,
  cli,
  convertServices,
  convertNetwork,
  convertData,
  faults,
];

/** Every input with its code. A code may have several. */
export const INPUTS: readonly (readonly [code: string, input: Input])[] = TABLES.flatMap((table) =>
  Object.entries(table).flatMap(([code, inputs]) => [inputs].flat().map((input) => [code, input] as const)),
);

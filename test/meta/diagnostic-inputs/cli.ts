/** What the command line can be asked that it cannot do. Such problems are in none of the files, and are told on standard error alone. */

import type { LintOptions } from '../../../src/cli/commands/lint.ts';
import { command } from '../../../src/cli/commands/lint.ts';
import type { LocatedDiagnostic } from '../../../src/diagnostics/locate.ts';
import { memoryMachine } from '../../cli/memory-io.ts';
import { type Inputs, type Project, web } from './input.ts';

const NOWHERE = 'it stands in the command';

/** What `kubeferry lint` writes to standard error, read back. */
const byLint =
  (options: Partial<LintOptions>) =>
  async ({ contents }: Project): Promise<readonly LocatedDiagnostic[]> => {
    const files = Object.fromEntries(Object.entries(contents).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    const machine = memoryMachine({ files });
    await command.run({ format: 'text', failOn: 'error', ...options }, machine.io);
    return [...machine.err().matchAll(/^error\[(cli\/[a-z-]+)\]: (.*)\n(?: += help: (.*))?/gm)].map(
      ([, code, message = '', help = '']) => ({
        code: code as LocatedDiagnostic['code'],
        severity: 'error',
        message,
        help,
        related: [],
      }),
    );
  };

export const cli: Inputs = {
  'cli/no-compose-file': { files: { 'shop/README.md': 'shop' }, by: byLint({ path: ['shop'] }), nowhere: NOWHERE, names: 'shop' },
  'cli/no-such-file': { compose: web(), by: byLint({ path: ['shop.yaml'] }), nowhere: NOWHERE, names: 'shop.yaml' },
  'cli/usage': [
    { compose: web(), by: byLint({ maxWarnings: 'few' }), nowhere: NOWHERE, names: ['--max-warnings', 'few'] },
    { compose: web(), by: byLint({ path: ['compose.yaml'], file: ['compose.yaml'] }), nowhere: NOWHERE, names: '-f' },
  ],
};

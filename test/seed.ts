/** Property tests try the same values in every run, so that a failure is one for everybody; `SEED=7 npm test` tries others. */

import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });

/** What the YAML of a file can get wrong. */

import { type Inputs, SECRET, web } from './input.ts';

export const yaml: Inputs = {
  'yaml/syntax': [
    { compose: 'services:\n  web:\n    image: ⟦"⟧nginx\n', names: 'quote' },
    { compose: 'services:\n⟦\t⟧web:\n    image: nginx\n', names: 'tab' },
    { compose: `services:\n  web:\n    command: echo PASSWORD⟦:⟧ ${SECRET}\n`, names: '`: `' },
  ],
  'yaml/encoding': {
    files: { 'compose.yaml': Uint8Array.from([0x61, 0x3a, 0x20, 0xff]) },
    at: '/project/compose.yaml:1:4-1:5',
    names: 'UTF-8',
  },
  'yaml/too-complex': { compose: `x-deep: ${'['.repeat(499)}⟦[⟧`, names: '500 levels' },
  'yaml/too-large': {
    load: { composeFiles: ['-'], stdin: new Uint8Array(8 * 1024 * 1024 + 1) },
    at: '-:1:1-1:1',
    names: 'MiB',
  },
  'yaml/duplicate-key': { compose: web(`⟦image⟧: ${SECRET}`) },
  'yaml/non-string-key': [
    { compose: web('labels:', '  ⟦8080⟧: public') },
    { compose: web('labels:', '  ⟦[a, b]⟧: public'), names: 'a list' },
  ],
  'yaml/merge-key': { compose: web('<<: ⟦nginx⟧'), names: '<<' },
  'yaml/unknown-anchor': { compose: web('environment: ⟦*common⟧') },
  'yaml/alias-cycle': { compose: `x-a: &self\n  inner: ⟦*self⟧\n${web()}` },
  'yaml/tag': { compose: web(`scale: !!int ⟦${SECRET}⟧`), names: '!!int' },
  'yaml/reset-item': { compose: web('ports:', '  - !reset ⟦"8080:80"⟧'), names: '!reset' },
};

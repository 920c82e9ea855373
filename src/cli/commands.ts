/** The list of commands. Each is a file under `commands/` that is loaded only when it is asked for. */

import type { Command } from './command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command<never> }>;
}

export const COMMANDS: readonly CommandEntry[] = [
  { name: 'convert', summary: 'write the Kubernetes objects for a Compose project', load: () => import('./commands/convert.ts') },
  {
    name: 'lint',
    summary: 'report what ties a Compose project to one machine, and other faults',
    load: () => import('./commands/lint.ts'),
  },
  { name: 'config', summary: 'print the model that Docker Compose makes of the files', load: () => import('./commands/config.ts') },
  {
    name: 'explain',
    summary: 'say what becomes of a path or a service, or what a rule is about',
    load: () => import('./commands/explain.ts'),
  },
  { name: 'coverage', summary: 'list what becomes of each attribute of Compose', load: () => import('./commands/coverage.ts') },
  { name: 'rules', summary: 'list the rules of lint', load: () => import('./commands/rules.ts') },
];

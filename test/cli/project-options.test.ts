import { expect, it } from 'vitest';
import { loadRequest } from '../../src/cli/project-options.ts';
import { memoryMachine } from './memory-io.ts';

const { io } = memoryMachine({ env: { COMPOSE_FILE: 'x.yaml' }, stdin: 'services: {}' });
const machine = { files: io.files, cwd: '/project', home: '/home/user', environment: { COMPOSE_FILE: 'x.yaml' } };

it.each([
  ['nothing: only the machine', {}, {}],
  ['files in order', { file: ['a', 'b'] }, { composeFiles: ['a', 'b'] }],
  ['stdin, read once asked for', { file: ['-'] }, { composeFiles: ['-'], stdin: Buffer.from('services: {}') }],
  ['a name and a folder', { projectName: 'shop', projectDirectory: 'd' }, { projectName: 'shop', projectDirectory: 'd' }],
  ['env files and profiles', { envFile: ['.env.prod'], profile: ['debug'] }, { envFiles: ['.env.prod'], profiles: ['debug'] }],
])('%s', async (_, options, expected) => {
  const { stdin, ...request } = await loadRequest(options, io);
  const { stdin: expectedStdin, ...rest } = expected as { readonly stdin?: Uint8Array };
  expect(request).toEqual({ ...machine, ...rest });
  expect(stdin && Buffer.from(stdin)).toEqual(expectedStdin);
});

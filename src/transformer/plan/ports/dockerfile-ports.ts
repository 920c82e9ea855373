/** The ports that a Dockerfile of the project declares: `EXPOSE` of the stage that is built, or what its base image is known to open. */

import { resolvePath } from '../../../model/file-path.ts';
import { parseImageRef } from '../../../model/image-ref.ts';
import type { Path } from '../../../model/path.ts';
import type { Build } from '../../../model/service.ts';
import { knowledgeOf } from '../../knowledge/images.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { PortEvidence } from './port-evidence.ts';

const SIZE_LIMIT = 256 * 1024;

interface Stage {
  readonly name: string;
  readonly base: string;
  readonly exposed: readonly string[];
}

export function dockerfilePorts(context: ProjectContext, name: string, build: Build): readonly PortEvidence[] {
  const text = build.dockerfile_inline ?? readDockerfile(context, build);
  if (text === undefined) return [];
  const from: Path = ['services', name, 'build'];
  const stages = readStages(text);
  const { ports, base } = follow(stages, build.target);
  if (ports.length > 0) return ports.flatMap((port) => exposed(port, from));
  const image = base === undefined ? undefined : parseImageRef(base);
  const known = image === undefined ? undefined : knowledgeOf(image);
  return (known?.ports ?? []).map((port) => ({ ...port, from, because: `its base image ${known?.title ?? ''} listens on ${port.number}` }));
}

function readDockerfile({ files }: ProjectContext, { context = '', dockerfile = 'Dockerfile' }: Build): string | undefined {
  if (!context.startsWith('/')) return undefined;
  const path = resolvePath(context, dockerfile);
  if (files.kind(path) !== 'file') return undefined;
  const result = files.read(path, SIZE_LIMIT);
  return 'bytes' in result ? new TextDecoder('utf-8').decode(result.bytes) : undefined;
}

function readStages(text: string): readonly Stage[] {
  const stages: { name: string; base: string; exposed: string[] }[] = [];
  for (const line of text.replace(/\\[ \t]*\r?\n/g, ' ').split(/\r?\n/)) {
    const [instruction = '', ...words] = line.trim().split(/\s+/);
    if (/^from$/i.test(instruction)) {
      const [base = '', , name = ''] = words.filter((word) => !word.startsWith('--'));
      stages.push({ name: name.toLowerCase(), base, exposed: [] });
    } else if (/^expose$/i.test(instruction)) stages.at(-1)?.exposed.push(...words);
  }
  return stages;
}

/** `EXPOSE` is inherited from the stages that the built one is based on. */
function follow(stages: readonly Stage[], target: string | undefined): { readonly ports: readonly string[]; readonly base?: string } {
  const ports: string[] = [];
  let index = target === undefined ? stages.length - 1 : stages.findIndex(({ name }) => name === target.toLowerCase());
  for (;;) {
    const stage = stages[index];
    if (stage === undefined) return { ports };
    ports.push(...stage.exposed);
    const before = stages.slice(0, index).findLastIndex(({ name }) => name !== '' && name === stage.base.toLowerCase());
    if (before === -1) return { ports, base: stage.base };
    index = before;
  }
}

function exposed(text: string, from: Path): readonly PortEvidence[] {
  const match = /^(\d{1,5})(?:\/(tcp|udp))?$/i.exec(text);
  const number = Number(match?.[1] ?? 0);
  if (number < 1 || number > 65535) return [];
  const protocol = match?.[2]?.toLowerCase() === 'udp' ? 'UDP' : 'TCP';
  return [{ number, protocol, from, because: `its Dockerfile exposes ${text}` }];
}

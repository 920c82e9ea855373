/** Reads a YAML file as Docker Compose does: text and node trees, one for each document, with every fault that was found. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceNode } from '../source-tree.ts';
import { MAX_FILE_SIZE } from './budget.ts';
import { startBuild } from './build-state.ts';
import { buildDocument } from './build-tree.ts';
import { decodeText } from './decode-text.ts';
import { parseText } from './parse-text.ts';
import type { SyntaxFault } from './syntax-tree.ts';

export interface YamlFile {
  /** What positions refer to: the decoded text without its byte order mark. */
  readonly text: string;
  /** One root for each document; a document without content is a null scalar. A file without documents (only comments) has none. */
  readonly documents: readonly SourceNode[];
  /** Whether there may be a `!reset` or `!override` in them. */
  readonly hasMergeTags: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** `file` is the name used in spans. After a syntax error the documents before it are returned. */
export function readYaml(file: string, bytes: Uint8Array | string): YamlFile {
  if (bytes.length > MAX_FILE_SIZE) return unread('', tooLarge(file));
  const { text, fault } = decodeText(bytes);
  if (fault !== undefined) return unread(text, describe(file, fault));
  const parsed = parseText(text);
  if (parsed.fault?.code === 'too-complex') return unread(text, describe(file, parsed.fault));
  const build = startBuild(file);
  const documents = parsed.roots.map((root) => buildDocument(build, root));
  const syntax = parsed.fault === undefined ? [] : [describe(file, parsed.fault)];
  return { text, documents, hasMergeTags: build.hasMergeTags, diagnostics: [...syntax, ...build.diagnostics] };
}

function unread(text: string, diagnostic: Diagnostic): YamlFile {
  return { text, documents: [], hasMergeTags: false, diagnostics: [diagnostic] };
}

function describe(file: string, { code, start, end, message, help, opening }: SyntaxFault): Diagnostic {
  const fault: Diagnostic = { code: `yaml/${code}`, severity: 'error', message, help, at: { file, start, end } };
  return opening === undefined
    ? fault
    : { ...fault, related: [{ message: 'the bracket that is open', at: { file, start: opening.start, end: opening.end } }] };
}

function tooLarge(file: string): Diagnostic {
  return {
    code: 'yaml/too-large',
    severity: 'error',
    message: `the file is larger than ${MAX_FILE_SIZE / 1024 / 1024} MiB`,
    help: 'Split it into several compose files, or name the right file.',
    at: { file, start: 0, end: 0 },
  };
}

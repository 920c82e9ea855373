/** A source file as excerpts need it: its lines, and what must not be shown of them. Each is worked out once. */

import { indexLines, type LineIndex } from '../diagnostics/line-index.ts';
import type { TextRange } from '../model/credential.ts';
import { secretRanges } from './secret-ranges.ts';

export interface SourceView {
  readonly lineCount: number;
  lineText(line: number): string;
  secretsIn(line: number): readonly TextRange[];
}

export function viewSource(text: string): SourceView {
  const index: LineIndex = indexLines(text);
  const secrets = new Map<number, readonly TextRange[]>();
  return {
    lineCount: index.lineCount,
    lineText: index.lineText,
    secretsIn(line) {
      const ranges = secrets.get(line) ?? secretRanges(index, line);
      secrets.set(line, ranges);
      return ranges;
    },
  };
}

/** Views of the files that are asked for; undefined for a file whose text is not known. */
export function viewSources(sources: ReadonlyMap<string, string>): (file: string) => SourceView | undefined {
  const views = new Map<string, SourceView>();
  return (file) => {
    const text = sources.get(file);
    if (text === undefined) return undefined;
    const view = views.get(file) ?? viewSource(text);
    views.set(file, view);
    return view;
  };
}

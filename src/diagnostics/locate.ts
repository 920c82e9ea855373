/** Gives diagnostics their place in the files: the one step where paths and offsets become file, line and column. */

import type { Origin, Origins, Span, Via } from '../model/origins.ts';
import { formatPath, type Path } from '../model/path.ts';
import type { Diagnostic, DiagnosticCode, Related, Severity } from './diagnostic.ts';
import { indexLines, type LineIndex } from './line-index.ts';

/** 1-based; columns count UTF-16 code units and the end is exclusive, as in SARIF and in editors. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface LocatedRelated {
  readonly message: string;
  readonly place: Place;
}

export interface LocatedDiagnostic {
  readonly code: DiagnosticCode;
  readonly rule?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  /** The place in the model as users write it: `services.web.ports[0]`. */
  readonly path?: string;
  /** Absent for what concerns no file, and for a file that could not be read. */
  readonly place?: Place;
  /** Other places involved, in the order given; those that stand nowhere, or where the diagnostic itself does, are left out. */
  readonly related: readonly LocatedRelated[];
}

export interface LocateOptions {
  readonly origins?: Origins;
  /** Text of every file by the name used in spans; its order is the order of the result. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Locates, sorts (file, position, severity, code) and removes what is said twice about one place. */
export function locate(diagnostics: readonly Diagnostic[], options: LocateOptions): readonly LocatedDiagnostic[] {
  const locator = createLocator(options);
  const located = diagnostics.map((diagnostic) => locateOne(diagnostic, locator));
  return [...withoutRepeats(located)].sort(byPlace(options.sources));
}

/** Keeps the first of those that say the same about the same place, as two projects with a file in common do, or services that share an anchor. */
export function withoutRepeats(diagnostics: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  const unique = new Map<string, LocatedDiagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, rule, place, message } = diagnostic;
    const identity = JSON.stringify([code, rule, place === undefined ? message : wordsOf(diagnostic), place]);
    if (!unique.has(identity)) unique.set(identity, diagnostic);
  }
  return [...unique.values()];
}

/** The message without the place of the model that it begins with: `services.web.logging (driver): `. */
export function wordsOf({ message, path }: Pick<LocatedDiagnostic, 'message' | 'path'>): string {
  if (path === undefined || !message.startsWith(path)) return message;
  const colon = message.indexOf(': ', path.length);
  return colon < 0 ? message : message.slice(colon + 2);
}

function locateOne(diagnostic: Diagnostic, locator: Locator): LocatedDiagnostic {
  const { code, rule, severity, message, help, path } = diagnostic;
  const place = locator.placeOf(diagnostic);
  const elsewhere = [...(diagnostic.related ?? []), ...locator.route(diagnostic)].flatMap((other) => {
    const otherPlace = locator.placeOf(other);
    return otherPlace === undefined || isSame(otherPlace, place) ? [] : [{ message: other.message, place: otherPlace }];
  });
  const related = [...new Map(elsewhere.map((other) => [JSON.stringify(other), other])).values()];
  return {
    code,
    ...(rule === undefined ? {} : { rule }),
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    ...(path === undefined ? {} : { path: formatPath(path) }),
    ...(place === undefined ? {} : { place }),
    related,
  };
}

function isSame(a: Place, b: Place | undefined): boolean {
  return a.file === b?.file && comparePositions(a, b) === 0;
}

interface Target {
  readonly path?: Path;
  readonly part?: 'key' | 'value';
  readonly at?: Span | Origin;
}

interface Locator {
  placeOf(target: Target): Place | undefined;
  /** The place that brought a value in from elsewhere, when the value itself stands in another one. */
  route(target: Target): readonly Related[];
}

/** Where the value at a path of the model stands; undefined for one that nobody wrote. */
export type PlaceOfPath = (path: Path) => Place | undefined;

export function placesOfPaths(options: LocateOptions): PlaceOfPath {
  const locator = createLocator(options);
  return (path) => locator.placeOf({ path });
}

function createLocator({ origins, sources }: LocateOptions): Locator {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (file: string): LineIndex => {
    const known = indexes.get(file);
    if (known !== undefined) return known;
    const index = indexLines(sources.get(file) ?? '');
    indexes.set(file, index);
    return index;
  };
  const placeAt = (span: Span): Place => {
    const index = indexOf(span.file);
    const start = index.positionOf(span.start);
    const end = index.positionOf(Math.max(span.start, span.end));
    return { file: span.file, ...start, endLine: end.line, endColumn: end.column };
  };
  const placeOn = (span: Span, key?: Span): Place =>
    oneLine(placeAt(span), { key: key === undefined ? undefined : placeAt(key), index: indexOf(span.file) });
  const placeOfOrigin = (origin: Origin, part: 'key' | 'value'): Place =>
    part === 'key' ? placeOn(origin.key ?? origin) : placeOn(origin, origin.key);
  return {
    placeOf({ at, path, part }) {
      if (at !== undefined) return placeOn(at, originOf(at)?.key);
      const origin = path === undefined ? undefined : origins?.locate(path);
      return origin === undefined ? undefined : placeOfOrigin(origin, part ?? 'value');
    },
    route({ at, path }) {
      const origin = at === undefined ? path && origins?.locate(path) : originOf(at);
      const message = origin === undefined ? undefined : ROUTES[origin.via];
      return origin?.use === undefined || message === undefined ? [] : [{ message, at: origin.use }];
    },
  };
}

/** The parser gives the origin of a node for its span. */
function originOf(span: Span | Origin): Origin | undefined {
  return 'via' in span ? span : undefined;
}

/** A whole mapping is no help to look at (and code hosts show an annotation only when all its lines changed): its key is, or its first line. */
function oneLine(place: Place, shorter: { readonly key: Place | undefined; readonly index: LineIndex }): Place {
  if (place.line === place.endLine) return place;
  return shorter.key ?? { ...place, endLine: place.line, endColumn: shorter.index.lineText(place.line).length + 1 };
}

const ROUTES: Readonly<Partial<Record<Via, string>>> = {
  alias: 'used here',
  'merge-key': 'merged in here',
  extends: 'extended here',
  include: 'included here',
  'env-file': 'read from this file',
  'label-file': 'read from this file',
};

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What has no place comes first, a file that is not among the sources last. */
function byPlace(sources: ReadonlyMap<string, string>): (a: LocatedDiagnostic, b: LocatedDiagnostic) => number {
  const ranks = new Map([...sources.keys()].map((file, i) => [file, i]));
  const rank = (place: Place | undefined): number => (place === undefined ? -1 : (ranks.get(place.file) ?? ranks.size));
  return (a, b) =>
    rank(a.place) - rank(b.place) ||
    compareText(a.place?.file ?? '', b.place?.file ?? '') ||
    comparePositions(a.place, b.place) ||
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message);
}

function comparePositions(a: Place | undefined, b: Place | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.line - b.line || a.column - b.column || a.endLine - b.endLine || a.endColumn - b.endColumn;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

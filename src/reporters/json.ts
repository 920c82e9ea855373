/** The report for programs: one JSON document, whose shape changes only with `schemaVersion`. */

import type { LocatedDiagnostic, Place } from '../diagnostics/locate.ts';
import { shownFile } from './file-name.ts';
import type { Report, Reporter } from './report.ts';
import { type Summary, summarize } from './summary.ts';

/** Lines and columns are 1-based, columns count UTF-16 code units, the end is exclusive. `file` is relative to the working folder where inside it. */
export interface JsonReport {
  readonly schemaVersion: 1;
  readonly projects: readonly string[];
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly summary: Summary;
}

export interface JsonDiagnostic extends Partial<Place> {
  readonly code: string;
  readonly rule?: string;
  readonly severity: string;
  readonly message: string;
  readonly help?: string;
  /** Place in the Compose model: `services.web.ports[0]`. */
  readonly path?: string;
  readonly related: readonly (Place & { readonly message: string })[];
}

export const json: Reporter = (report) => `${JSON.stringify(toJsonReport(report), undefined, 2)}\n`;

function toJsonReport({ diagnostics, projects, cwd }: Report): JsonReport {
  return {
    schemaVersion: 1,
    projects: projects.map((file) => shownFile(file, cwd)),
    diagnostics: diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, cwd)),
    summary: summarize(diagnostics),
  };
}

function toJsonDiagnostic({ place, related, ...facts }: LocatedDiagnostic, cwd: string): JsonDiagnostic {
  return {
    ...facts,
    ...(place === undefined ? {} : shownPlace(place, cwd)),
    related: related.map((other) => ({ message: other.message, ...shownPlace(other.place, cwd) })),
  };
}

function shownPlace(place: Place, cwd: string): Place {
  return { ...place, file: shownFile(place.file, cwd) };
}

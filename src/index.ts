/** The public API of kubeferry. */

export { type Conversion, type ConvertRequest, convert } from './convert.ts';
export type { Severity } from './diagnostics/diagnostic.ts';
export type { LocatedDiagnostic, Place } from './diagnostics/locate.ts';
export type { OutputFile, Pack } from './emitters/emitter.ts';
export type { KubeObject } from './kube/objects.ts';
export type { Files } from './model/files.ts';
export type { Project } from './model/project.ts';
export { type LoadedProject, type LoadRequest, load } from './parser/load.ts';
export { memoryFiles } from './parser/memory-files.ts';
export type { Bundle, LedgerEntry } from './transformer/bundle.ts';

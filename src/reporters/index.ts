/** The formats of a report. A further one is a file beside this and a line here. */

import { json } from './json.ts';
import { text } from './text.ts';

export const reporters = { text, json };

export type ReportFormat = keyof typeof reporters;

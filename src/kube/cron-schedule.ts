/**
 * Schedules of CronJobs as the API server reads them: five fields, or one of the names such as `@daily`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */

interface Field {
  readonly min: number;
  readonly max: number;
  /** Words for numbers, the first for `min`. */
  readonly words?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { min: 0, max: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const NAMES: ReadonlySet<string> = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const EVERY = /^@every [+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;

/** A time zone stands in a field of its own (`timeZone`), never in the schedule. */
export function isCronSchedule(text: string): boolean {
  if (text.startsWith('@')) return NAMES.has(text) || EVERY.test(text);
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === FIELDS.length && FIELDS.every((field, i) => (fields[i] ?? '').split(',').every((range) => isRange(range, field)))
  );
}

/** `*`, `*` with a step, `3`, `3/5`, `1-5`, `1-5/2`, with words where the field has them. */
function isRange(text: string, field: Field): boolean {
  const [range = '', step, ...moreSteps] = text.split('/');
  if (moreSteps.length > 0 || (step !== undefined && !/^0*[1-9]\d{0,8}$/.test(step))) return false;
  const [low = '', high, ...more] = range.split('-');
  if (more.length > 0) return false;
  if (low === '*' || low === '?') return high === undefined;
  const first = numberOf(low, field);
  const last = high === undefined ? first : numberOf(high, field);
  return first !== undefined && last !== undefined && field.min <= first && first <= last && last <= field.max;
}

function numberOf(text: string, { min, words }: Field): number | undefined {
  const word = words?.indexOf(text.toLowerCase()) ?? -1;
  if (word >= 0) return word + min;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Dates and times as go-yaml resolves them (go-yaml, resolve.go: parseTimestamp; Go, time.Parse). */

/** A date; date and time without a zone; date and time with `T` or `t` and a zone. Leading zeros may be left out, except in year and zone. */
const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?|[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2})))?$/;

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads a timestamp and returns it in RFC 3339 form (`2024-01-01T00:00:00Z`), as Go prints it in JSON; undefined for other text. */
export function parseTimestamp(text: string): string | undefined {
  const match = text.charAt(4) === '-' ? TIMESTAMP.exec(text) : null;
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  if (!isDate(Number(year), Number(month), Number(day))) return undefined;
  const [hour, minute, second] = [match[4] ?? match[8] ?? '0', match[5] ?? match[9] ?? '0', match[6] ?? match[10] ?? '0'];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const zone = formatZone(match[12] ?? '+', Number(match[13] ?? '0'), Number(match[14] ?? '0'));
  if (zone === undefined) return undefined;
  const fraction = (match[7] ?? match[11] ?? '').slice(0, 9).replace(/0+$/, '');
  const clock = [hour, minute, second].map(twoDigits).join(':');
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${clock}${fraction === '' ? '' : `.${fraction}`}${zone}`;
}

function isDate(year: number, month: number, day: number): boolean {
  const days = MONTH_DAYS[month - 1];
  if (days === undefined || day < 1 || day > days) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month !== 2 || day < 29 || leap;
}

/** Go takes up to 24 hours and 60 minutes, and adds them up. */
function formatZone(sign: string, hours: number, minutes: number): string | undefined {
  if (hours > 24 || minutes > 60) return undefined;
  const total = hours * 60 + minutes;
  if (total === 0) return 'Z';
  return `${sign}${twoDigits(Math.floor(total / 60))}:${twoDigits(total % 60)}`;
}

function twoDigits(number: string | number): string {
  return String(number).padStart(2, '0');
}

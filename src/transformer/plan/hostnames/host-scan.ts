/** Finds host names in texts (values of environment variables, words of commands, config files), and says where a word certainly is one. */

export interface HostHit {
  readonly host: string;
  readonly start: number;
  readonly end: number;
  /** Written behind the name. */
  readonly port?: number;
  /** Of the URL that the name stands in, lower case. */
  readonly scheme?: string;
}

export interface ScanOptions {
  /** Words that may be host names here. */
  readonly isHost: (word: string) => boolean;
  /** What the text is the value of: a variable's name or the flag before a word. */
  readonly key?: string | undefined;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[A-Za-z0-9_.+-]+/g;
/** What may stand before a host name that no URL introduces. */
const OPENERS: ReadonlySet<string> = new Set([
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  '"',
  "'",
  '`',
  '=',
  ',',
  ';',
  '(',
  '[',
  '{',
  '|',
  '<',
  '>',
  '&',
  '@',
]);
const CLOSERS: ReadonlySet<string> = new Set([
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  '"',
  "'",
  '`',
  ',',
  ';',
  ')',
  ']',
  '}',
  '|',
  '<',
  '>',
  '&',
  '/',
  '?',
  '#',
  '\\',
]);
const HOST_KEY = /(?:hosts?|host_?names?|servers?|addr(?:ess(?:es)?)?|addrs|seeds|endpoints?|^h)$/i;
const IMAGE_KEY = /image|version|(?:^|_)tag$/i;
/** `redis:7` and `node:20` are images; no server of a project listens that low but on the few well-known ports. */
const LOWEST_BARE_PORT = 21;
/** How far behind `scheme://` a name may still belong to that URL. */
const AUTHORITY_LIMIT = 512;

/** The URL that was begun last, and where a comma list of its hosts ended. */
interface Url {
  readonly scheme: string;
  /** Right after `://`. */
  readonly from: number;
  readonly listEnd: number;
}

/** Every certain use, in order. Linear in the length of the text. */
export function scanHosts(text: string, { isHost, key }: ScanOptions): readonly HostHit[] {
  // Most texts name no host at all.
  if (text.match(WORD)?.some((word) => isHost(word)) !== true) return [];
  const hits: HostHit[] = [];
  let previous: Word | undefined;
  let url: Url | undefined;
  for (const match of text.matchAll(WORD)) {
    const word: Word = { text: match[0], start: match.index, end: match.index + match[0].length };
    if (text.startsWith('://', word.end)) url = { scheme: word.text.toLowerCase(), from: word.end + 3, listEnd: -1 };
    else if (isHost(word.text)) {
      const own = url !== undefined && belongsTo(text, word, url) ? url : undefined;
      const hit = hitAt({ text, word, previous, key, scheme: own?.scheme });
      if (hit !== undefined) hits.push(hit);
      if (hit !== undefined && own !== undefined) url = { ...own, listEnd: endOf(hit) };
    }
    previous = word;
  }
  return hits;
}

/** What a variable or flag for something else than a host is called. */
const OTHER_KEY =
  /(?:db|database|schema|user|username|login|password|passwd|secret|token|bucket|queue|topic|project|prefix|namespace|_name)$/i;

/** Names that stand by themselves where nothing shows that they are hosts, and nothing that they are not. */
export function possibleHosts(text: string, options: ScanOptions): ReadonlySet<string> {
  const { isHost, key = '' } = options;
  if (IMAGE_KEY.test(key) || OTHER_KEY.test(key)) return new Set();
  const certain = new Set(scanHosts(text, options).map(({ start }) => start));
  const found = [...text.matchAll(WORD)].filter(({ 0: word, index }) => {
    const isApart = OPENERS.has(text[index - 1] ?? '') && CLOSERS.has(text[index + word.length] ?? '');
    return isApart && isHost(word) && !certain.has(index);
  });
  return new Set(found.map(([word]) => word));
}

function endOf({ end, port }: HostHit): number {
  return port === undefined ? end : end + 1 + String(port).length;
}

/** Whether a word stands where a URL has its host: right after `://`, after `@`, or in a comma list that began there. */
function belongsTo(text: string, word: Word, { from, listEnd }: Url): boolean {
  if (word.start === from) return true;
  const before = text[word.start - 1];
  if (before === ',' && listEnd === word.start - 1) return true;
  if (before !== '@' || word.start - from > AUTHORITY_LIMIT) return false;
  return !/[\s"'`]/.test(text.slice(from, word.start));
}

interface Candidate {
  readonly text: string;
  readonly word: Word;
  readonly previous: Word | undefined;
  readonly key: string | undefined;
  readonly scheme: string | undefined;
}

function hitAt({ text, word, previous, key, scheme }: Candidate): HostHit | undefined {
  const behind = readBehind(text, word.end);
  if (behind === undefined) return undefined;
  const { port } = behind;
  const hit = {
    host: word.text,
    start: word.start,
    end: word.end,
    ...(port === undefined ? {} : { port }),
    ...(scheme === undefined ? {} : { scheme }),
  };
  if (scheme !== undefined) return hit;
  if (key !== undefined && IMAGE_KEY.test(key)) return undefined;
  const before = text[word.start - 1] ?? '';
  if (text.startsWith('//', word.start - 2)) return port === undefined ? undefined : hit;
  if (!OPENERS.has(before)) return undefined;
  if (port !== undefined) return port >= LOWEST_BARE_PORT ? hit : undefined;
  if (behind.variablePort) return hit;
  return isNamedHost({ text, word, previous, key, scheme }) ? hit : undefined;
}

/** Without a port or a URL only what the word is the value of can tell: `DB_HOST=db`, `--host db`, `Server=db;Database=…`. */
function isNamedHost({ text, word, previous, key }: Candidate): boolean {
  const [before, after] = [text[word.start - 1] ?? '', text[word.end] ?? ''];
  const isMember = (before === '' || before === ',') && (after === '' || after === ',');
  if (isMember && key !== undefined && HOST_KEY.test(key.replace(/^-+/, ''))) return true;
  if (previous === undefined || previous.end !== word.start - 1) return false;
  const name = previous.text.replace(/^-+/, '');
  if (before === '=') return HOST_KEY.test(name);
  return before === ' ' && previous.text.startsWith('-') && HOST_KEY.test(name);
}

interface Behind {
  readonly port?: number;
  /** A port that is written as a variable. */
  readonly variablePort: boolean;
}

/** Undefined when what follows shows that the word is no host: a user name before `@`, an image tag, part of a longer word. */
function readBehind(text: string, end: number): Behind | undefined {
  const after = text[end] ?? '';
  if (after !== ':') return CLOSERS.has(after) ? { variablePort: false } : undefined;
  const digits = /^\d{1,5}/.exec(text.slice(end + 1, end + 7))?.[0];
  if (digits === undefined) return /^[$/]/.test(text.slice(end + 1, end + 2)) ? { variablePort: true } : undefined;
  const port = Number(digits);
  if (!CLOSERS.has(text[end + 1 + digits.length] ?? '') || port < 1 || port > 65535) return undefined;
  return { port, variablePort: false };
}

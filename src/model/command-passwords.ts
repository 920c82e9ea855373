/** Where commands hold passwords: the values of flags, assignments before a program, and what well-known programs take without a telling name. */

import { isCredentialName, type TextRange } from './credential.ts';
import { canBeCredential } from './credential-value.ts';
import { type PasswordFlags, passwordFlagsOf } from './program-passwords.ts';
import { type ShellWord, shellCommands } from './shell-commands.ts';

/** What promises that the word of a command holds a credential, and where in it that begins. */
export interface FlagValue {
  readonly name: string;
  readonly start: number;
}

/** Of each word of a list the value that it holds for a flag: `["--requirepass", "secret"]`, `["mysqladmin", "-psecret"]`. */
export function flagValues(words: readonly string[]): readonly (FlagValue | undefined)[] {
  let program: PasswordFlags | undefined;
  return words.map((word, i) => {
    const value = flagValue(word, words[i - 1], program) ?? assigned(word);
    program = passwordFlagsOf(word) ?? program;
    return value;
  });
}

/** Ranges of a shell script. Values that the shell puts in (`$NAME`) are none. */
export function scriptPasswords(script: string): readonly TextRange[] {
  const inCommands = shellCommands(script).flatMap((words) => [...commandPasswords(words), ...storePassword(words)]);
  return [...inCommands, ...headerTokens(script)];
}

function commandPasswords(words: readonly ShellWord[]): readonly TextRange[] {
  const values = flagValues(words.map(({ text }) => text));
  return words.flatMap((word, i) => {
    const value = values[i];
    return value === undefined || !canBeCredential(value.name, word.text.slice(value.start)) ? [] : rangeIn(word, value.start);
  });
}

/** `Authorization: Bearer secret`, `X-Api-Key: secret` */
function headerTokens(script: string): readonly TextRange[] {
  const header = /\b(?:authorization:\s{0,3}(?:apikey|basic|bearer|token)|x-[a-z-]{0,30}(?:api-?key|token):)\s{1,3}([^\s"'$`\\]{4,500})/gi;
  return [...script.matchAll(header)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? '').length, end };
  });
}

/** `PGPASSWORD=secret`, before a program or as its argument. */
function assigned(word: string): FlagValue | undefined {
  if (!word.includes('=')) return undefined;
  const [, name] = /^([A-Za-z_][\w.-]{1,60})=\S+$/.exec(word) ?? [];
  return name !== undefined && isCredentialName(name) ? { name, start: name.length + 1 } : undefined;
}

/** `mc alias set store http://minio:9000 key secret`: https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html */
function storePassword(words: readonly ShellWord[]): readonly TextRange[] {
  const plain = words.filter(({ text }) => !text.startsWith('-'));
  const at = plain.findIndex(({ text }, i) => ['alias set', 'host add'].includes(`${text} ${plain[i + 1]?.text ?? ''}`));
  const isClient = plain.slice(0, Math.max(at, 0)).some(({ text }) => /(?:^|\/)mc$/.test(text));
  const secret = isClient ? plain[at + 5] : undefined;
  return secret === undefined || !canBeCredential('password', secret.text) ? [] : rangeIn(secret, 0);
}

function flagValue(word: string, before: string | undefined, program: PasswordFlags | undefined): FlagValue | undefined {
  const joined = word.startsWith('-') ? /^--?([A-Za-z][\w.-]{1,60})=/.exec(word)?.[1] : undefined;
  if (joined !== undefined) return isCredentialName(joined) ? { name: joined, start: word.indexOf('=') + 1 } : undefined;
  const own = program === undefined ? undefined : programValue(word, before, program);
  if (own !== undefined) return own;
  if (before?.startsWith('-') !== true || word.startsWith('-')) return undefined;
  const apart = /^--?([A-Za-z][\w.-]{1,60})$/.exec(before)?.[1];
  return apart !== undefined && isCredentialName(apart) ? { name: apart, start: 0 } : undefined;
}

function programValue(word: string, before = '', { joined, apart = [], login = [] }: PasswordFlags): FlagValue | undefined {
  const name = 'password';
  if (joined !== undefined && word.startsWith(joined) && word.length > joined.length) return { name, start: joined.length };
  if (apart.includes(before) && !word.startsWith('-')) return { name, start: 0 };
  const colon = login.includes(before) ? word.indexOf(':') : -1;
  return colon <= 0 ? undefined : { name, start: colon + 1 };
}

/** Within one piece of quoted or bare text: what is put together of several cannot be taken out as a whole. */
function rangeIn({ pieces }: ShellWord, start: number): readonly TextRange[] {
  let before = 0;
  for (const piece of pieces) {
    const end = before + (piece.end - piece.start);
    if (start < end) return piece === pieces.at(-1) && piece.isLiteral ? [{ start: piece.start + (start - before), end: piece.end }] : [];
    before = end;
  }
  return [];
}

/** Tells by a value whether it can be a credential, and whether a file holds one. Names are judged in model/credential.ts. */

import { isCredentialName, isVariableReference, urlPasswords } from '../../model/credential.ts';

const SWITCH = /^(?:true|false|yes|no|on|off|null|none|nil|undefined|default|auto|enabled?|disabled?|required|optional|always|never)$/i;
const QUANTITY = /^[\d.]+\s?(?:ns|us|ms|s|sec|m|min|h|d|w|days?|hours?|minutes?|[kmgt]i?b?|%)$/i;
const DIGITS = /^\d{1,5}$/;
/** `/run/secrets/x`, `./certs/tls.key`; base64 may begin with a slash too, but then is longer or has `+` and `=`. */
const FILE_PATH = /^(?:~|\.{1,2})?(?:\/[\w.@-]{1,60}){1,10}\/?$/;
const PLAIN_URL = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@]*$/i;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;
/** Tokens that show by their form what they are: GitHub, GitLab, Slack, Stripe, AWS, Google, npm, and JSON web tokens. */
const KNOWN_TOKEN =
  /^(?:gh[opsu]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abp]-[\w-]{10,}|[rs]k_(?:live|test)_\w{16,}|sk-[\w-]{20,}|AIza[\w-]{30,}|npm_\w{30,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})$/;

/** Whether the last word of a name says password, for which even a few digits are a value. */
const PASSWORD_NAME = /pass(?:word|wd|phrase)?\d*$|pwd\d*$/i;

/** Whether the value under a name that promises a credential can be one: no switch, number with a unit, path of a file or plain address. */
export function canBeCredential(name: string, value: string): boolean {
  const text = value.trim();
  if (text === '' || SWITCH.test(text) || QUANTITY.test(text) || isVariableReference(text)) return false;
  if (FILE_PATH.test(text) && text.length < 200) return false;
  if (PASSWORD_NAME.test(name)) return true;
  return !DIGITS.test(text) && !PLAIN_URL.test(text);
}

/** Values that are credentials whatever their name is. */
export function isCredentialByForm(value: string): boolean {
  return value.length < 100_000 && (PRIVATE_KEY.test(value) || KNOWN_TOKEN.test(value.trim()));
}

/** `NEO4J_AUTH: neo4j/secret`. */
export function isLogin(name: string, value: string): boolean {
  return /(?:^|_)AUTH$/.test(name) && /^[\w.@-]{1,60}[/:][^\s/:]{3,200}$/.test(value) && !/^(?:https?|tcp|ldaps?):/.test(value);
}

const ASSIGNMENT = /^\s*(?:export\s+)?["']?([\w.-]{2,60})["']?\s*(?:[:=]|\s)\s*["']?([^\s"'#;,]{3,200})/;
const SQL_PASSWORD = /\b(?:identified\s+by|password)\s+'[^'$]{1,200}'/i;
const REDIS_PASSWORD = /^\s*(?:requirepass|masterauth)\s+\S/;

/** Looks at the first lines of a text file: private keys, URLs with passwords, `password = value`, `IDENTIFIED BY 'value'`. */
export function holdsCredential(text: string): boolean {
  if (PRIVATE_KEY.test(text) || urlPasswords(text.slice(0, 200_000)).length > 0) return true;
  return text
    .slice(0, 200_000)
    .split('\n')
    .some((line) => line.length < 1000 && lineHoldsCredential(line));
}

function lineHoldsCredential(line: string): boolean {
  if (/^\s*(?:#|\/\/|--|;)/.test(line)) return false;
  if (SQL_PASSWORD.test(line) || REDIS_PASSWORD.test(line)) return true;
  const match = ASSIGNMENT.exec(line);
  const [, name = '', value = ''] = match ?? [];
  return /[:=]/.test(line) && isCredentialName(name) && canBeCredential(name, value) && !/[${}<>()[\]]/.test(value);
}

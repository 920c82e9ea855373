/** Credentials that show by their form, and files that hold some. Names are judged in model/credential.ts, their values beside it. */

import { isCredentialName, passwordHashes, urlPasswords } from '../../model/credential.ts';
import { canBeCredential } from '../../model/credential-value.ts';

const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;
/** Tokens that show by their form what they are: GitHub, GitLab, Slack, Stripe, AWS, Google, npm, and JSON web tokens. */
const KNOWN_TOKEN =
  /^(?:gh[opsu]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abp]-[\w-]{10,}|[rs]k_(?:live|test)_\w{16,}|sk-[\w-]{20,}|AIza[\w-]{30,}|npm_\w{30,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})$/;

/** Values that are credentials whatever their name is. */
export function isCredentialByForm(value: string): boolean {
  if (value.length < 20 || value.length > 100_000) return false;
  return (value.includes('-----BEGIN') && PRIVATE_KEY.test(value)) || KNOWN_TOKEN.test(value.trim()) || passwordHashes(value).length > 0;
}

const HEX = /^[0-9a-fA-F]{32,256}$/;
const BASE64 = /^[A-Za-z0-9+/_-]{40,400}={0,2}$/;
const KEY_WORD = /(?:^|_)(?:KEYS?|SECRETS?|TOKENS?|CREDS|IV|SALT|SEED)(?:_|$)/;
const SHOWN_WORD = /(?:^|_)(?:PUBLIC|PUB|PUBLISHABLE|SITE|ANON|FINGERPRINT|CHECKSUM|DIGEST|CERT)(?:_|$)/;

/** Random bytes under a name that speaks of a key, whatever else it says: `CRYPTO_KEY_VALUE_ID_1: h1ZpilcYLYRd…=`. */
export function isRandomKey(name: string, value: string): boolean {
  const upper = name.slice(0, 200).toUpperCase();
  if (!KEY_WORD.test(upper) || SHOWN_WORD.test(upper)) return false;
  return HEX.test(value) || (BASE64.test(value) && /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value));
}

/** `NEO4J_AUTH: neo4j/secret`, `BASIC_AUTH_USER_INFO: name:secret`; `REDISCLI_AUTH` is the password alone. */
export function isLogin(name: string, value: string): boolean {
  if (name === 'REDISCLI_AUTH') return value !== '';
  return (
    /(?:^|_)(?:AUTH|USER_INFO)$/.test(name) && /^[\w.@-]{1,60}[/:][^\s/:]{3,200}$/.test(value) && !/^(?:https?|tcp|ldaps?):/.test(value)
  );
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

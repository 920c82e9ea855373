/** Tells what looks like a credential: by the name of a variable, a key or a flag, and by the password part of a URL. */

/** A half-open range of UTF-16 code units in the text that was looked at. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Ends of words; `DBPASS` and `PGPASSWORD` are written as one word. */
const SECRET_WORD = /(?:password|passwd|passphrase|pwd|secret|secrets|token|credentials?|apikey|secretkey|privatekey|accesskey)$/;
const PASS_WORD = /^(?!bypass$|compass$|encompass$|surpass$|trespass$).*pass$/;
/** What makes a `…_KEY` a secret one; `PRIMARY_KEY` or `PUBLIC_KEY` are none. */
const SECRET_KEY_KINDS = new Set(
  'access account admin api app auth client cookie crypt crypto deploy encrypt encryption encryptor hash hmac jwt license master private secret service session shared signing ssh storage tls vault write'.split(
    ' ',
  ),
);
/** A name that ends so tells about a credential without being one. */
const HARMLESS_ENDINGS = new Set(
  'age alg algorithm arn audience claim count days dir disabled duration enabled endpoint env expiration expire expires expiry field file format header host hours id in interval issuer length lifetime limit location max method min minutes mode name path policy port prefix provider ref required scheme seconds size suffix timeout ttl type uri url user username validity'.split(
    ' ',
  ),
);
/** A name with one of these is a switch: MYSQL_ALLOW_EMPTY_PASSWORD. */
const SWITCH_WORDS = new Set('allow disable disallow enable generate random require requires show skip use'.split(' '));

/** Whether a variable, key or flag of this name is expected to hold a secret: `POSTGRES_PASSWORD`, `dbPass`, `x-api-key`; not `PASSWORD_FILE`. */
export function isCredentialName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || HARMLESS_ENDINGS.has(last) || words.some((word) => SWITCH_WORDS.has(word))) return false;
  return words.some(
    (word, i) => SECRET_WORD.test(word) || PASS_WORD.test(word) || (word === 'key' && SECRET_KEY_KINDS.has(words[i - 1] ?? '')),
  );
}

/** `dbPassword`, `DB_PASSWORD` and `db-password` are the same words. */
function wordsOf(name: string): readonly string[] {
  if (name.length > 200) return [];
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Where passwords stand in the URLs of a text: `secret` in `postgres://app:secret@db/x`. A password that is only a variable is none. */
export function urlPasswords(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(/\b[a-z][a-z0-9+.-]{0,30}:\/\/([^\s:/@"'`]{0,200}):([^\s/@"'`]{1,500})@/gi)) {
    const password = match[2] ?? '';
    const end = match.index + match[0].length - 1;
    if (!isVariableReference(password)) ranges.push({ start: end - password.length, end });
  }
  return ranges;
}

/** `$NAME`, `${NAME}` or `${NAME:?message}`: a value that shows nothing. */
export function isVariableReference(value: string): boolean {
  return /^\$(?:[A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*(?::?\?[^}]*)?\})$/.test(value);
}

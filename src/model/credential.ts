/** Tells what looks like a credential: by the name of a variable, a key or a flag, and by the password part of a URL. */

/** A half-open range of UTF-16 code units in the text that was looked at. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Ends of words; `DBPASS` and `PGPASSWORD` are written as one word. */
const SECRET_WORD = /(?:password|passwd|passphrase|pwd|apikey|secretkey|privatekey|accesskey|authkey|encryptionkey)$/;
const PASS_WORD = /^(?!bypass$|compass$|encompass$|surpass$|trespass$).*pass$/;
/** These count only at the end of a name: `JWT_SECRET`, but not `SECRET_STORE_CLASS`. */
const LAST_WORD = /(?:secret|token|credentials?|creds)$/;
/** `KAFKA_SSL_KEYSTORE_CREDENTIALS` names the file with the password of a key store. */
const STORES = new Set(['key', 'keystore', 'truststore']);
/** What may follow them, and says no more than which one it is: `JWT_SECRET_OLD`, `TOKEN_2`. */
const VARIANTS = new Set(
  'b64 base base64 current dev hash hex new old plain previous primary prod salt secondary staging test value'.split(' '),
);
/** What makes a `…_KEY` a secret one; `PRIMARY_KEY` or `PUBLIC_KEY` are none, `SSL_KEY` and `SERVER_KEY` mostly name files. */
const SECRET_KEY_KINDS = new Set(
  'access account admin api app auth cookie creds crypt crypto deploy encrypt encryption encryptor hash hmac jwt license master private salt secret service session shared signing ssh storage totp unseal vault write'.split(
    ' ',
  ),
);
/** A name that ends so tells about a credential without being one. */
const HARMLESS_ENDINGS = new Set(
  'age alg algorithm arn attempts audience claim class complexity cost count days dir disabled duration enabled encoder endpoint env expiration expire expires expiry field file format handler header hint history host hours id in interval issuer iterations length lifetime limit location max mechanism mechanisms message method min minutes mode ms name path policy port prefix protocol provider providers realm ref regex required reset rounds rotation rule rules scheme seconds separator servers size source sources stdin strategy strength subject suffix template text threshold timeout title ttl type uri url user username validator validity version'.split(
    ' ',
  ),
);
/** A name with one of these is a switch: MYSQL_ALLOW_EMPTY_PASSWORD. */
const SWITCH_WORDS = new Set('allow disable disallow enable generate random require requires show skip use'.split(' '));

/** Every name of a credential has one of these in it. */
const TELLING = /pass|pwd|key|secret|token|cred/i;

/** Whether a variable, key or flag of this name is expected to hold a secret: `POSTGRES_PASSWORD`, `dbPass`, `x-api-key`; not `PASSWORD_FILE`. */
export function isCredentialName(name: string): boolean {
  if (!TELLING.test(name)) return false;
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || HARMLESS_ENDINGS.has(last) || words.some((word) => SWITCH_WORDS.has(word))) return false;
  const end = words.findLastIndex((word) => !VARIANTS.has(word) && !/^\d+$/.test(word));
  return words.some(
    (word, i) =>
      SECRET_WORD.test(word) ||
      PASS_WORD.test(word) ||
      (i === end && LAST_WORD.test(word) && !(word === 'credentials' && STORES.has(words[i - 1] ?? ''))) ||
      ((word === 'key' || word === 'keys') && SECRET_KEY_KINDS.has(words[i - 1] ?? '')),
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
  if (!text.includes('://') || !text.includes('@')) return [];
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(/\b[a-z][a-z0-9+.-]{0,30}:\/\/([^\s:/@"'`]{0,200}):([^\s/@"'`]{1,500})@/gi)) {
    const password = match[2] ?? '';
    const end = match.index + match[0].length - 1;
    if (!isVariableReference(password)) ranges.push({ start: end - password.length, end });
  }
  return ranges;
}

/** The hashes of htpasswd: `admin:$apr1$…`, in compose files with doubled dollar signs. */
export function passwordHashes(text: string): readonly TextRange[] {
  if (!text.includes(':$') && !text.includes(':{SHA}')) return [];
  const hash = /:((?:\${1,2}(?:apr1|2[abxy]|[156]|y)\${1,2}|\{SHA\})[./A-Za-z0-9$+=]{8,200})/g;
  return [...text.matchAll(hash)].map((match) => ({ start: match.index + 1, end: match.index + match[0].length }));
}

/** `$NAME`, `${NAME}` or `${NAME:?message}`: a value that shows nothing. */
export function isVariableReference(value: string): boolean {
  return /^\$(?:[A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*(?::?\?[^}]*)?\})$/.test(value);
}

/** What a file is for, by its name: configuration, program code, key material or data. */

import { basename } from '../../model/file-path.ts';

/** Lower case, without the dot; empty for a name without one. A leading dot starts no extension. */
export function extensionOf(path: string): string {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const CONFIG = words(
  'acl alloy cfg cnf conf config crt cer csr csv cypher dat env gotmpl gql graphql hcl hocon ini ipxe j2 js json json5 jsonc ldif list lst lua map md mjs mmdb pem prefs properties proto pub rego repo rules sample sh sql srl template tmpl toml tpl txt vcl vm xml xsl yaml yml zone',
);
const CODE = words(
  'asp aspx c cc clj cpp cs css dart erl ex exs fs go h hpp hs html htm java js jsx kt less mjs php pl py rb rs sass scala scss svelte swift ts tsx vb vue',
);
const SCRIPTS = words('bash cjs js lua mjs php pl py rb sh ts');
const KEYS = words('jks key keystore kdbx keytab p12 p8 pfx pem pkcs12 ppk truststore');
const DATA = words('bak db db3 dump duckdb gz iso jsonl log mdb mp4 parquet pcap qcow2 rdb sqlite sqlite3 tar tgz vdi xz zip zst');

/** Names that hold secrets whatever their extension is. */
const SECRET_NAMES = words(
  '.dockerconfigjson .htpasswd .netrc .npmrc .pgpass .pypirc credentials htpasswd id_dsa id_ecdsa id_ed25519 id_rsa passwd shadow usersfile',
);

/** Files that stand at the root of a program's source. */
const CODE_MARKERS = words(
  '.git artisan build.gradle build.gradle.kts cargo.toml composer.json deno.json dockerfile gemfile go.mod gulpfile.js jsconfig.json makefile manage.py mix.exs node_modules package.json pipfile pom.xml pubspec.yaml pyproject.toml rakefile requirements.txt setup.py tsconfig.json vite.config.js vite.config.ts',
);

export function isConfigFile(path: string): boolean {
  return CONFIG.has(extensionOf(path)) || KEYS.has(extensionOf(path)) || SECRET_NAMES.has(basename(path).toLowerCase());
}

export function isCodeFile(path: string): boolean {
  return CODE.has(extensionOf(path));
}

/** Key stores, private keys and password files: what goes into a Secret without a look inside. */
export function isKeyFile(path: string): boolean {
  const name = basename(path).toLowerCase();
  return (
    SECRET_NAMES.has(name) ||
    KEYS.has(extensionOf(path)) ||
    /(^|[-_.])(secret|secrets|password|passwords|credential|credentials|token)($|[-_.])/.test(name)
  );
}

/** A file that its program writes to: a database, a dump, a log. */
export function isDataFile(path: string): boolean {
  return DATA.has(extensionOf(path)) || basename(path) === 'acme.json';
}

/** Whether a path without a file behind it was meant to be one (`nginx.conf`, `Caddyfile`), since Docker would make a folder of it. */
export function looksLikeFile(path: string): boolean {
  if (/^[A-Z][a-z]+file$/.test(basename(path))) return true;
  const extension = extensionOf(path);
  if (extension === 'd' || /^\d/.test(extension)) return false;
  return isConfigFile(path) || CODE.has(extension) || DATA.has(extension) || SCRIPTS.has(extension) || /^[a-z]{2,5}$/.test(extension);
}

export function isCodeMarker(name: string): boolean {
  const lower = name.toLowerCase();
  return CODE_MARKERS.has(lower) || /\.(csproj|sln|fsproj)$/.test(lower);
}

/** A script must stay executable: it says so by its first line or its name. */
export function isExecutable(name: string, bytes: Uint8Array): boolean {
  return extensionOf(name) === 'sh' || (bytes[0] === 0x23 && bytes[1] === 0x21);
}

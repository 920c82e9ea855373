/** What a folder in a container is for, by the words of its path: data that a program keeps, or configuration that it reads. */

const DATA_WORDS: ReadonlySet<string> = new Set(
  'backup backups blobs cache caches data database databases db downloads export exports images import imports library log logs mail media models movies music output pgdata photos pictures recordings repos repositories run share shared spool state storage store sync temp tmp torrents tv uploads userdata var videos workspace workspaces'.split(
    ' ',
  ),
);

const CONFIG_WORDS: ReadonlySet<string> = new Set(
  'alerts ca cert certificates certs conf conf.d config config.d configs configuration configurations custom dashboards datasources etc init init.d initdb keys migrations nginx pki policies provisioning rules scripts secrets sites-available sites-enabled snippets sql ssl ssh templates themes tls wallet'.split(
    ' ',
  ),
);

/** Folders that an image builder fills: an empty folder over them breaks the program. */
const BUILT_WORDS: ReadonlySet<string> = new Set([
  '.gradle',
  '.next',
  '.nuxt',
  '.venv',
  'bower_components',
  'node_modules',
  'site-packages',
  'target',
  'vendor',
  'venv',
]);

/** Where images keep the program itself. */
const PROGRAM_FOLDERS =
  /^\/(app|application|code|project|src|source|srv|workdir|workspace|work|site|repo|go\/src|var\/www|var\/www\/html|usr\/src|usr\/share\/nginx\/html|usr\/local\/apache2\/htdocs|usr\/local\/app|opt\/app|opt\/project|home\/[^/]+\/app|home\/node)(\/|$)/;

export function isDataTarget(target: string): boolean {
  const words = target.toLowerCase().split('/');
  const last = words.at(-1) ?? '';
  if (CONFIG_WORDS.has(last) || last.startsWith('docker-entrypoint')) return target === '/config';
  return DATA_WORDS.has(last) || target.startsWith('/var/lib/') || words.slice(1, -1).some((word) => word === 'data' || word === 'storage');
}

export function isConfigTarget(target: string): boolean {
  const words = target.toLowerCase().split('/');
  const last = words.at(-1) ?? '';
  return (
    CONFIG_WORDS.has(last) || last.startsWith('docker-entrypoint') || last.endsWith('.d') || (words[1] === 'etc' && !DATA_WORDS.has(last))
  );
}

/** Parts of /etc in which programs keep what they make themselves: certificates, keys of a network, the state of an appliance. */
const SELF_MADE =
  /^\/etc\/(?:acme\.sh|asterisk|crowdsec|cups|dnsmasq\.d|gitlab|gitlab-runner|headscale|letsencrypt|netbird|openvpn|pihole|samba|tailscale|unbound|wireguard|x-ui|zerotier(?:-one)?)(?:\/|$)/;

/** Where a program finds nothing that it makes itself: without files there the service is of no use. */
export function needsFiles(target: string): boolean {
  const words = target.toLowerCase().split('/');
  const last = words.at(-1) ?? '';
  if (target === '/config' || SELF_MADE.test(target)) return false;
  return (
    CONFIG_WORDS.has(last) || last.startsWith('docker-entrypoint') || last.endsWith('.d') || (words[1] === 'etc' && !DATA_WORDS.has(last))
  );
}

export function isBuiltFolder(target: string): boolean {
  return BUILT_WORDS.has(target.split('/').at(-1) ?? '') || target === '/usr/local/bundle';
}

export function isProgramTarget(target: string, workingDirectory: string | undefined): boolean {
  return (
    PROGRAM_FOLDERS.test(target) ||
    (workingDirectory !== undefined &&
      workingDirectory !== '/' &&
      (target === workingDirectory || target.startsWith(`${workingDirectory}/`)))
  );
}

/** Served or shared content that images bring along: an empty claim there hides it. */
export function holdsImageContent(target: string): boolean {
  const last = target.toLowerCase().split('/').at(-1) ?? '';
  return (
    PROGRAM_FOLDERS.test(target) || ['assets', 'build', 'dist', 'htdocs', 'html', 'public', 'static', 'staticfiles', 'www'].includes(last)
  );
}

/** What stands behind a named volume: a storage class of the cluster, a file server, memory or a folder of the host. From `driver` and `driver_opts`. */

import { parseBytes } from '../../../model/bytes.ts';
import type { Volume } from '../../../model/project.ts';

export type Backing =
  /** Whatever the storage class of the cluster provides. */
  | { readonly kind: 'class' }
  | { readonly kind: 'nfs'; readonly server: string; readonly path: string; readonly mountOptions: readonly string[] }
  | { readonly kind: 'cifs'; readonly share: string; readonly mountOptions: readonly string[]; readonly login: CifsLogin }
  | { readonly kind: 'memory'; readonly bytes?: number }
  | { readonly kind: 'folder'; readonly device: string }
  /** A plug-in of Docker, or a device of the host. */
  | { readonly kind: 'foreign'; readonly what: string };

export interface CifsLogin {
  readonly username?: string;
  readonly password?: string;
  readonly domain?: string;
}

/** The local driver passes its options to mount(8): `type`, `device` and `o` (Docker docs, `docker volume create`). */
export function backingOf(volume: Volume | null | undefined): Backing {
  const driver = volume?.driver ?? '';
  if (driver !== '' && driver !== 'local') return { kind: 'foreign', what: `the volume driver ${driver}` };
  const opts = volume?.driver_opts ?? {};
  const type = String(opts['type'] ?? '').toLowerCase();
  const device = String(opts['device'] ?? '');
  const options = String(opts['o'] ?? '')
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '');
  if (type === 'nfs' || type === 'nfs4') return nfs(type, device, options);
  if (type === 'cifs' || type === 'smb3') return cifs(device, options);
  if (type === 'tmpfs') return memory(options);
  if (device.startsWith('/') && (type === 'none' || type === '' || options.includes('bind'))) return { kind: 'folder', device };
  if (type !== '' || device !== '')
    return { kind: 'foreign', what: `a file system of type ${type === '' ? 'unknown' : type} on ${device}` };
  return { kind: 'class' };
}

const ADDRESS = 'addr=';

function nfs(type: string, device: string, options: readonly string[]): Backing {
  const colon = device.indexOf(':');
  const address = options.find((option) => option.startsWith(ADDRESS))?.slice(ADDRESS.length);
  const server = address ?? device.slice(0, Math.max(colon, 0));
  const path = device.slice(colon + 1);
  if (server === '' || !path.startsWith('/')) return { kind: 'foreign', what: 'an NFS export without a server and a path' };
  const rest = options.filter((option) => !option.startsWith(ADDRESS) && option !== 'rw');
  const version = type === 'nfs4' && !rest.some((option) => /^(nfs)?vers=/.test(option)) ? ['nfsvers=4'] : [];
  return { kind: 'nfs', server, path, mountOptions: [...version, ...rest] };
}

const LOGIN_KEYS: ReadonlyMap<string, keyof CifsLogin> = new Map([
  ['username', 'username'],
  ['user', 'username'],
  ['password', 'password'],
  ['pass', 'password'],
  ['domain', 'domain'],
  ['dom', 'domain'],
]);

/** The login leaves the options for a Secret. */
function cifs(device: string, options: readonly string[]): Backing {
  const login = new Map<keyof CifsLogin, string>();
  const mountOptions: string[] = [];
  for (const option of options) {
    const equals = option.indexOf('=');
    const key = equals < 0 ? undefined : LOGIN_KEYS.get(option.slice(0, equals));
    if (key !== undefined) login.set(key, option.slice(equals + 1));
    else if (!option.startsWith(ADDRESS) && option !== 'rw') mountOptions.push(option);
  }
  const share = device.replaceAll('\\', '/');
  if (!share.startsWith('//')) return { kind: 'foreign', what: 'a Windows share without its address' };
  return { kind: 'cifs', share, mountOptions, login: Object.fromEntries(login) };
}

function memory(options: readonly string[]): Backing {
  const size = options.find((option) => option.startsWith('size='))?.slice('size='.length);
  const bytes = size === undefined ? undefined : parseBytes(size);
  return { kind: 'memory', ...(bytes === undefined ? {} : { bytes }) };
}

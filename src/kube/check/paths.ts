/** Paths as fields of Kubernetes take them. */

/** Relative, and without a way up. */
export function isBelow(path: string): boolean {
  return !path.startsWith('/') && !path.split('/').includes('..');
}

/** A path of the node: it may be absolute, and has no way up. */
export function isNodePath(path: string): boolean {
  return path !== '' && !path.split('/').includes('..');
}

/** Also no name that the kubelet keeps for itself in the folders that it fills. */
export function isFileBelow(path: string): boolean {
  return path !== '' && isBelow(path) && !path.startsWith('..');
}

/** Keys of the labels that put Pods into sets which no workload selector describes. */

/** Carried by the Pods of a network. */
export function networkLabel(name: string): string {
  return `network.kubeferry.io/${name}`;
}

/** Carried by the Pods that share a host name. */
export function aliasLabel(name: string): string {
  return `alias.kubeferry.io/${name}`;
}

/** Carried by Pods that have no way out of their networks. */
export const ISOLATED_LABEL = 'network.kubeferry.io/isolated';

export const MEMBER = 'true';

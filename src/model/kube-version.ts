/** Minor versions of Kubernetes that a result can be meant for. */

export const KUBE_VERSIONS = ['1.29', '1.30', '1.31', '1.32', '1.33', '1.34'] as const;

export type KubeVersion = (typeof KUBE_VERSIONS)[number];

/** The 34 of "1.34". */
export function minorOf(version: string): number {
  return Number(version.split('.')[1] ?? '0');
}

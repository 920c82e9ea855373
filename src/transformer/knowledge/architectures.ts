/** Names of processor architectures as nodes are labelled with them (`kubernetes.io/arch`): those of Go, which Docker normalises to as well. */

const OTHER_NAMES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
  armv7l: 'arm',
  i386: '386',
  i686: '386',
};
const KNOWN: ReadonlySet<string> = new Set(['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64']);

export function nodeArchitecture(name: string): string {
  const lower = name.toLowerCase();
  return Object.hasOwn(OTHER_NAMES, lower) ? (OTHER_NAMES[lower] ?? lower) : lower;
}

export function isArchitecture(name: string): boolean {
  return KNOWN.has(nodeArchitecture(name));
}

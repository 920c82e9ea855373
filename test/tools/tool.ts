/** The programs that the tests with real tools run. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const TOOLS = {
  kubectl: { path: 'node_modules/.cache/kube-tools/kubectl/kubectl', get: 'npm run task kube-tools' },
  helm: { path: 'node_modules/.cache/kube-tools/helm/helm', get: 'npm run task kube-tools' },
  chromium: { path: '/usr/bin/chromium', get: 'apt-get install chromium' },
} as const;

/** The absolute path of a program. A test that needs one that is not there fails, and says how to get it. */
export function tool(name: keyof typeof TOOLS): string {
  const { path, get } = TOOLS[name];
  if (!existsSync(path)) throw new Error(`${name} is not there: ${get}`);
  return resolve(path);
}

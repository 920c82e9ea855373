/** What can be wrong with settings: `x-kubeferry`, `kubeferry.yaml`, labels of kompose, flags. */

import { locate } from '../../../src/diagnostics/locate.ts';
import { readSettings } from '../../../src/linter/settings.ts';
import { type Inputs, type Project, web } from './input.ts';

/** The same as the flags of `kubeferry lint`. */
const byRules = (rules: readonly string[]) => (_: Project) => locate(readSettings({ rules }).diagnostics, { sources: new Map() });

const FLAG = 'a flag of the command line asks for it';

const volume = `${web('volumes: ["data:/data"]')}volumes:\n  data:\n`;

export const settings: Inputs = {
  'settings/conflict': [
    { compose: web('x-kubeferry: {workload: ⟦cronjob⟧}'), names: ['web', 'CronJob'] },
    { compose: web('x-kubeferry: {workload: ⟦job⟧, cron: "@daily"}'), names: ['web', 'job'] },
    { compose: web('x-kubeferry: {cron: ⟦"99 * * * *"⟧}') },
    { compose: web('x-kubeferry: {expose: ⟦{kind: ingress, nodePort: 30000}⟧}'), names: ['nodePort', 'web', 'ingress'] },
    { compose: `x-kubeferry: {createNamespace: ⟦true⟧}\n${web()}`, names: 'Namespace' },
    { compose: `${web('x-kubeferry: {name: ⟦db⟧}')}  db:\n    image: postgres\n`, names: ['web', 'db'] },
    {
      compose: `${web('x-kubeferry: {expose: {kind: nodeport, nodePort: 30000}}')}  db:\n    image: postgres\n    x-kubeferry: {expose: ⟦{kind: nodeport, nodePort: 30000}⟧}\n`,
      names: ['web', 'db', '30000'],
    },
  ],
  'settings/file': [
    { files: { 'compose.yaml': web(), 'kubeferry.yaml': 'replicas: 2\n---\n⟦replicas: 3⟧\n' }, names: 'kubeferry.yaml' },
    { compose: web(), settings: { file: 'shop.yaml' }, nowhere: 'the file that a flag names is not there', names: 'shop.yaml' },
  ],
  'settings/label': [
    { compose: web('labels: {kompose.service.type: ⟦public⟧}'), names: ['kompose.service.type', 'public'] },
    {
      compose: web('labels: {kompose.cronjob.concurrency_policy: ⟦Sometimes⟧, kompose.cronjob.schedule: "@daily"}'),
      names: ['kompose.cronjob.concurrency_policy', 'Sometimes'],
    },
    { compose: web('labels: {kompose.serviceaccount-name: ⟦Not Ok⟧}'), names: ['kompose.serviceaccount-name', 'Not Ok'] },
    { compose: web('labels: {kompose.image-pull-policy: ⟦Often⟧}'), names: ['kompose.image-pull-policy', 'Often'] },
  ],
  'settings/lint': [
    { by: byRules(['no-such-rule:off']), nowhere: FLAG, names: 'no-such-rule' },
    { by: byRules(['C104:loud']), nowhere: FLAG, names: 'C104:loud' },
    { by: byRules(['duplicate-key:off']), nowhere: FLAG, names: 'duplicate-key' },
  ],
  'settings/misplaced': { compose: web('deploy: {⟦x-kubeferry⟧: {replicas: 2}}'), names: ['services.web.deploy', 'x-kubeferry'] },
  'settings/mount-kind': [
    {
      compose: web('volumes: ["data:/data"]', 'x-kubeferry: {mounts: ⟦{/data: {kind: configmap}}⟧}').concat('volumes: {data: {}}\n'),
      names: ['/data', 'configmap'],
    },
    { compose: `${volume}    x-kubeferry: {kind: ⟦hostpath⟧}\n`, names: ['data', 'hostpath'] },
  ],
  'settings/unknown-key': [
    { compose: web('x-kubeferry: {⟦replica⟧: 2}') },
    { compose: web('x-kubeferry: {⟦size⟧: 2Gi}') },
    { compose: web('x-kubeferry: {⟦zzz⟧: 2}') },
    { files: { 'compose.yaml': web(), 'kubeferry.yaml': '⟦zzz⟧: 2\n' } },
  ],
  'settings/unknown-label': [{ compose: web('labels: {⟦kompose.service.typ⟧: x}') }, { compose: web('labels: {⟦kompose.zzzzzzzzz⟧: x}') }],
  'settings/unknown-mount': { compose: web('x-kubeferry: {mounts: {⟦/data⟧: {size: 1Gi}}}') },
  'settings/unknown-name': [
    { files: { 'compose.yaml': web(), 'kubeferry.yaml': 'services:\n  ⟦wbe⟧: {replicas: 2}\n' } },
    { files: { 'compose.yaml': web(), 'kubeferry.yaml': 'volumes:\n  ⟦data⟧: {size: 2Gi}\n' } },
    { compose: web(), settings: { flags: { services: { zzzz: { replicas: 2 } } } }, nowhere: FLAG, names: 'zzzz' },
  ],
  'settings/value': [
    { compose: web('x-kubeferry: {expose: ⟦ingres⟧}') },
    { compose: web('x-kubeferry: {expose: ⟦often⟧}') },
    { compose: web('x-kubeferry: {replicas: ⟦many⟧}') },
    { compose: web('x-kubeferry: {replicas: ⟦-1⟧}') },
    { compose: web('x-kubeferry: {name: ⟦Shop⟧}') },
    { compose: web('x-kubeferry: {labels: {⟦a b⟧: x}}') },
    { compose: web('x-kubeferry: {pullSecrets: ⟦pull⟧}') },
    { compose: web('x-kubeferry: {liveness: {httpGet: ⟦{path: /}⟧}}'), names: ['liveness.httpGet', 'port'] },
    { compose: web('x-kubeferry: ⟦[a]⟧'), names: 'mapping' },
    { compose: web('x-kubeferry: {expose: {kind: ingress, port: ⟦70000⟧}}') },
    { compose: web('x-kubeferry: {readiness: {interval: ⟦10⟧}}') },
    { files: { 'compose.yaml': web(), 'kubeferry.yaml': 'kubeVersion: ⟦1.30⟧\n' }, names: 'kubeVersion' },
    { compose: web('x-kubeferry: {expose: ⟦{port: 80}⟧}'), names: ['expose', 'kind'] },
  ],
};

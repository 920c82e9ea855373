/** One container: image, environment, ports, mounts, resources, rights. */

import { isDataKey, isDnsLabel, isDnsSubdomain } from '../names.ts';
import type { Container, EnvFromSource, EnvVar } from '../objects.gen.ts';
import { checkContainerPorts } from './container-ports.ts';
import { type Check, fault } from './fault.ts';
import { checkResources } from './resources.ts';
import { checkSecurityContext } from './security-context.ts';
import { checkMounts } from './volume-mounts.ts';

export const checkContainer: Check<Container> = function* (container, at) {
  const { name, image = '', env = [], envFrom = [], ports = [], volumeMounts = [], resources, securityContext, workingDir } = container;
  if (!isDnsLabel(name)) yield fault('container', `${at}.name`, `${JSON.stringify(name)} is not a DNS label`);
  if (image === '') yield fault('image', `${at}.image`, 'is empty');
  else if (image.trim() !== image) yield fault('image', `${at}.image`, 'is padded with spaces');
  for (const [i, variable] of env.entries()) yield* checkVariable(variable, `${at}.env[${i}]`);
  for (const [i, source] of envFrom.entries()) yield* checkVariables(source, `${at}.envFrom[${i}]`);
  yield* checkContainerPorts(ports, `${at}.ports`);
  yield* checkMounts(volumeMounts, `${at}.volumeMounts`);
  if (resources !== undefined) yield* checkResources(resources, `${at}.resources`);
  if (securityContext !== undefined) yield* checkSecurityContext(securityContext, `${at}.securityContext`);
  if (volumeMounts.some(({ mountPropagation }) => mountPropagation === 'Bidirectional') && securityContext?.privileged !== true) {
    yield fault('mount', `${at}.volumeMounts`, 'has mountPropagation: Bidirectional, which only privileged containers may have');
  }
  if (workingDir === '') yield fault('command', `${at}.workingDir`, 'is empty');
};

/** Kubernetes 1.34: printable ASCII characters without `=`. */
const ENV_NAME = /^[ -<>-~]+$/;

const checkVariable: Check<EnvVar> = function* ({ name, value = '', valueFrom }, at) {
  if (!ENV_NAME.test(name)) yield fault('env', `${at}.name`, `${JSON.stringify(name)} is no name of an environment variable`);
  if (valueFrom === undefined) return;
  const count = Object.values(valueFrom).filter((source) => source !== undefined).length;
  if (count !== 1) yield fault('env', `${at}.valueFrom`, `has ${count} sources instead of one`);
  if (value !== '') yield fault('env', `${at}.valueFrom`, 'stands beside a value');
  for (const field of ['configMapKeyRef', 'secretKeyRef'] as const) {
    const ref = valueFrom[field];
    if (ref === undefined) continue;
    yield* checkRefName(ref.name, `${at}.valueFrom.${field}`);
    if (!isDataKey(ref.key))
      yield fault('key', `${at}.valueFrom.${field}.key`, `${JSON.stringify(ref.key)} is no key of a ConfigMap or Secret`);
  }
};

const checkVariables: Check<EnvFromSource> = function* ({ configMapRef, secretRef, prefix }, at) {
  if ((configMapRef === undefined) === (secretRef === undefined)) yield fault('env', at, 'must have one source');
  if (prefix !== undefined && !ENV_NAME.test(prefix))
    yield fault('env', `${at}.prefix`, `${JSON.stringify(prefix)} begins no name of an environment variable`);
  if (configMapRef !== undefined) yield* checkRefName(configMapRef.name, `${at}.configMapRef`);
  if (secretRef !== undefined) yield* checkRefName(secretRef.name, `${at}.secretRef`);
};

const checkRefName: Check<string | undefined> = function* (name = '', at) {
  if (!isDnsSubdomain(name)) yield fault('reference', `${at}.name`, `${JSON.stringify(name)} is not a DNS subdomain`);
};

/** One container: image, environment, ports, mounts, resources, rights. */

import { isDataKey, isDnsLabel, isDnsSubdomain } from '../names.ts';
import type { Container, EnvFromSource, EnvVar } from '../objects.gen.ts';
import { checkContainerPorts } from './container-ports.ts';
import { type Check, each } from './fault.ts';
import { checkResources } from './resources.ts';
import { checkSecurityContext } from './security-context.ts';
import { checkMounts } from './volume-mounts.ts';

export const checkContainer: Check<Container> = (container, at, report) => {
  const { name, image = '', env, envFrom, ports, volumeMounts, resources, securityContext, workingDir } = container;
  if (!isDnsLabel(name)) report('container', `${at}.name`, `${JSON.stringify(name)} is not a DNS label`);
  if (image === '') report('image', `${at}.image`, 'is empty');
  else if (image.trim() !== image) report('image', `${at}.image`, 'is padded with spaces');
  checkVariables(env, `${at}.env`, report);
  checkSources(envFrom, `${at}.envFrom`, report);
  checkContainerPorts(ports, `${at}.ports`, report);
  checkMounts(volumeMounts, `${at}.volumeMounts`, report);
  if (resources !== undefined) checkResources(resources, `${at}.resources`, report);
  if (securityContext !== undefined) checkSecurityContext(securityContext, `${at}.securityContext`, report);
  if (securityContext?.privileged !== true && volumeMounts?.some(({ mountPropagation }) => mountPropagation === 'Bidirectional') === true) {
    report('mount', `${at}.volumeMounts`, 'has mountPropagation: Bidirectional, which only privileged containers may have');
  }
  if (workingDir === '') report('command', `${at}.workingDir`, 'is empty');
};

/** Kubernetes 1.34: printable ASCII characters without `=`. */
const ENV_NAME = /^[ -<>-~]+$/;

const checkVariables = each<EnvVar>(({ name, value = '', valueFrom }, at, report) => {
  if (!ENV_NAME.test(name)) report('env', `${at}.name`, `${JSON.stringify(name)} is no name of an environment variable`);
  if (valueFrom === undefined) return;
  const count = Object.values(valueFrom).filter((source) => source !== undefined).length;
  if (count !== 1) report('env', `${at}.valueFrom`, `has ${count} sources instead of one`);
  if (value !== '') report('env', `${at}.valueFrom`, 'stands beside a value');
  for (const field of ['configMapKeyRef', 'secretKeyRef'] as const) {
    const ref = valueFrom[field];
    if (ref === undefined) continue;
    checkRefName(ref.name, `${at}.valueFrom.${field}`, report);
    if (!isDataKey(ref.key)) report('key', `${at}.valueFrom.${field}.key`, `${JSON.stringify(ref.key)} is no key of a ConfigMap or Secret`);
  }
});

const checkSources = each<EnvFromSource>(({ configMapRef, secretRef, prefix }, at, report) => {
  if ((configMapRef === undefined) === (secretRef === undefined)) report('env', at, 'must have one source');
  if (prefix !== undefined && !ENV_NAME.test(prefix))
    report('env', `${at}.prefix`, `${JSON.stringify(prefix)} begins no name of an environment variable`);
  if (configMapRef !== undefined) checkRefName(configMapRef.name, `${at}.configMapRef`, report);
  if (secretRef !== undefined) checkRefName(secretRef.name, `${at}.secretRef`, report);
});

const checkRefName: Check<string | undefined> = (name = '', at, report) => {
  if (!isDnsSubdomain(name)) report('reference', `${at}.name`, `${JSON.stringify(name)} is not a DNS subdomain`);
};

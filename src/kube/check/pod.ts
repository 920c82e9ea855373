/** A Pod template: what holds for its containers together; each container and each part of the Pod has a file of its own. */

import { isDnsLabel, isDnsSubdomain } from '../names.ts';
import type { Container, PodSpec, PodTemplateSpec } from '../objects.gen.ts';
import { checkContainer } from './container.ts';
import { type Check, fault, repeated } from './fault.ts';
import { checkTemplateMetadata } from './metadata.ts';
import { placedContainers } from './placed-containers.ts';
import { checkPodNetwork } from './pod-network.ts';
import { checkPodSecurity } from './pod-security-context.ts';
import { checkVolumes } from './pod-volumes.ts';
import { checkProbes } from './probes.ts';
import { checkScheduling } from './scheduling.ts';

export const checkPodTemplate: Check<PodTemplateSpec> = function* (template, at) {
  const { metadata = {}, spec } = template;
  yield* checkTemplateMetadata(metadata, `${at}.metadata`);
  yield* checkProfileAnnotations(template, at);
  if (spec === undefined) yield fault('container', `${at}.spec`, 'is missing');
  else yield* checkPodSpec(spec, `${at}.spec`);
};

const checkPodSpec: Check<PodSpec> = function* (pod, at) {
  if (pod.containers.length === 0) yield fault('container', `${at}.containers`, 'is empty');
  yield* checkNames(pod, at);
  yield* checkVolumes(pod, at);
  for (const { container, place, isInit } of placedContainers(pod, at)) {
    yield* checkContainer(container, place);
    if (isInit && container.restartPolicy === undefined) yield* checkInitContainer(container, place);
    else yield* checkProbes(container, place);
  }
  yield* checkPodNetwork(pod, at);
  yield* checkPodSecurity(pod, at);
  yield* checkScheduling(pod, at);
};

const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** How profiles were given before there was a field for them. https://v1-29.docs.kubernetes.io/docs/tutorials/security/apparmor/ */
const checkProfileAnnotations: Check<PodTemplateSpec> = function* ({ metadata, spec }, at) {
  const names = new Set([...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map(({ name }) => name));
  for (const [key, profile] of Object.entries(metadata?.annotations ?? {})) {
    if (!key.startsWith(APPARMOR)) continue;
    if (!names.has(key.slice(APPARMOR.length))) yield fault('annotation', `${at}.metadata.annotations`, `has ${key}, of no container`);
    if (!/^(?:runtime\/default|unconfined|localhost\/.+)$/.test(profile))
      yield fault('annotation', `${at}.metadata.annotations[${JSON.stringify(key)}]`, 'is no profile');
  }
};

const checkNames: Check<PodSpec> = function* (pod, at) {
  const placed = placedContainers(pod, at);
  for (const { key, index } of repeated(placed, ({ container }) => container.name)) {
    yield fault('container', `${placed[index]?.place ?? at}.name`, `${JSON.stringify(key)} is the name of another container of the Pod`);
  }
  const { serviceAccountName, imagePullSecrets = [], priorityClassName, runtimeClassName } = pod;
  for (const [field, name] of Object.entries({ serviceAccountName, priorityClassName, runtimeClassName })) {
    if (name !== undefined && !isDnsSubdomain(name))
      yield fault('name', `${at}.${field}`, `${JSON.stringify(name)} is not a DNS subdomain`);
  }
  for (const [i, { name = '' }] of imagePullSecrets.entries()) {
    if (!isDnsSubdomain(name)) yield fault('name', `${at}.imagePullSecrets[${i}].name`, `${JSON.stringify(name)} is not a DNS subdomain`);
  }
  for (const [field, name] of Object.entries({ hostname: pod.hostname, subdomain: pod.subdomain })) {
    if (name !== undefined && !isDnsLabel(name)) yield fault('name', `${at}.${field}`, `${JSON.stringify(name)} is not a DNS label`);
  }
};

/** It ends before the others start, unless `restartPolicy: Always` makes it a sidecar. */
const checkInitContainer: Check<Container> = function* (container, at) {
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const) {
    if (container[field] !== undefined)
      yield fault('probe', `${at}.${field}`, 'is not for an init container, which runs before the others');
  }
};

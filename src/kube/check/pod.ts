/** A Pod and its template: what holds for its containers together; each container and each part of the Pod has a file of its own. */

import { isDnsLabel, isDnsSubdomain } from '../names.ts';
import type { Container, LocalObjectReference, PodTemplateSpec } from '../objects.gen.ts';
import { checkContainer } from './container.ts';
import { type Check, each, repeated } from './fault.ts';
import { checkTemplateMetadata } from './metadata.ts';
import type { PlacedPod } from './placed-containers.ts';
import { checkPodNetwork } from './pod-network.ts';
import { checkPodSecurity } from './pod-security-context.ts';
import { checkVolumes } from './pod-volumes.ts';
import { checkProbes } from './probes.ts';
import { checkScheduling } from './scheduling.ts';

export const checkPodTemplate: Check<PodTemplateSpec> = (template, at, report) => {
  const { metadata, spec } = template;
  if (metadata !== undefined) checkTemplateMetadata(metadata, `${at}.metadata`, report);
  checkProfileAnnotations(template, at, report);
  if (spec === undefined) report('container', `${at}.spec`, 'is missing');
};

export const checkPod: Check<PlacedPod> = (placed, at, report) => {
  const { pod, containers } = placed;
  if (pod.containers.length === 0) report('container', `${at}.containers`, 'is empty');
  checkNames(placed, at, report);
  checkVolumes(pod.volumes, `${at}.volumes`, report);
  for (const { container, place, isInit } of containers) {
    checkContainer(container, place, report);
    if (isInit && container.restartPolicy === undefined) checkInitContainer(container, place, report);
    else checkProbes(container, place, report);
  }
  checkPodNetwork(placed, at, report);
  checkPodSecurity(placed, at, report);
  checkScheduling(pod, at, report);
};

const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** How profiles were given before there was a field for them. https://v1-29.docs.kubernetes.io/docs/tutorials/security/apparmor/ */
const checkProfileAnnotations: Check<PodTemplateSpec> = ({ metadata, spec }, at, report) => {
  const annotations = metadata?.annotations;
  if (annotations === undefined) return;
  const profiles = Object.entries(annotations).filter(([key]) => key.startsWith(APPARMOR));
  if (profiles.length === 0) return;
  const names = new Set([...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map(({ name }) => name));
  for (const [key, profile] of profiles) {
    if (!names.has(key.slice(APPARMOR.length))) report('annotation', `${at}.metadata.annotations`, `has ${key}, of no container`);
    if (!/^(?:runtime\/default|unconfined|localhost\/.+)$/.test(profile))
      report('annotation', `${at}.metadata.annotations[${JSON.stringify(key)}]`, 'is no profile');
  }
};

const checkNames: Check<PlacedPod> = ({ pod, containers }, at, report) => {
  for (const { key, index } of repeated(containers, ({ container }) => container.name)) {
    report('container', `${containers[index]?.place ?? at}.name`, `${JSON.stringify(key)} is the name of another container of the Pod`);
  }
  for (const field of ['serviceAccountName', 'priorityClassName', 'runtimeClassName'] as const) {
    const name = pod[field];
    if (name !== undefined && !isDnsSubdomain(name)) report('name', `${at}.${field}`, `${JSON.stringify(name)} is not a DNS subdomain`);
  }
  checkPullSecrets(pod.imagePullSecrets, `${at}.imagePullSecrets`, report);
  for (const field of ['hostname', 'subdomain'] as const) {
    const name = pod[field];
    if (name !== undefined && !isDnsLabel(name)) report('name', `${at}.${field}`, `${JSON.stringify(name)} is not a DNS label`);
  }
};

const checkPullSecrets = each<LocalObjectReference>(({ name = '' }, at, report) => {
  if (!isDnsSubdomain(name)) report('name', `${at}.name`, `${JSON.stringify(name)} is not a DNS subdomain`);
});

/** It ends before the others start, unless `restartPolicy: Always` makes it a sidecar. */
const checkInitContainer: Check<Container> = (container, at, report) => {
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const) {
    if (container[field] !== undefined) report('probe', `${at}.${field}`, 'is not for an init container, which runs before the others');
  }
};

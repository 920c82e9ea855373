/** Finds the Pod templates that a selector selects, and tells which ports their containers open. */

import type { PodTemplateSpec, ServicePort } from '../../kube/objects.gen.ts';
import type { KubeObject } from '../../kube/objects.ts';

export interface PodIndex {
  /** Whether some selected Pod has the container port that a port of a Service leads to. */
  opens(selector: Readonly<Record<string, string>>, port: ServicePort): boolean;
}

interface Template {
  readonly labels: Readonly<Record<string, string>>;
  /** `number/protocol` and `name/protocol` of each container port. */
  readonly open: ReadonlySet<string>;
}

export function indexPods(objects: readonly KubeObject[]): PodIndex {
  const byLabel = new Map<string, Template[]>();
  for (const object of objects) {
    const template = templateOf(object);
    if (template === undefined) continue;
    for (const [key, value] of Object.entries(template.labels)) {
      const label = `${key}=${value}`;
      const known = byLabel.get(label);
      if (known === undefined) byLabel.set(label, [template]);
      else known.push(template);
    }
  }
  return {
    opens(selector, { port, targetPort = port, protocol = 'TCP' }) {
      const wanted = Object.entries(selector);
      const rarest = wanted
        .map(([key, value]) => byLabel.get(`${key}=${value}`) ?? [])
        .reduce<readonly Template[] | undefined>(
          (best, list) => (best === undefined || list.length < best.length ? list : best),
          undefined,
        );
      return (rarest ?? []).some(
        ({ labels, open }) => wanted.every(([key, value]) => labels[key] === value) && open.has(`${targetPort}/${protocol}`),
      );
    },
  };
}

function templateOf(object: KubeObject): Template | undefined {
  const template = podTemplate(object);
  if (template === undefined) return undefined;
  const containers = [...(template.spec?.containers ?? []), ...(template.spec?.initContainers ?? [])];
  const open = containers.flatMap(({ ports = [] }) =>
    ports.flatMap(({ containerPort, name, protocol = 'TCP' }) => [`${containerPort}/${protocol}`, `${name}/${protocol}`]),
  );
  return { labels: template.metadata?.labels ?? {}, open: new Set(open) };
}

function podTemplate(object: KubeObject): PodTemplateSpec | undefined {
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return object.spec?.template;
    case 'CronJob':
      return object.spec?.jobTemplate.spec?.template;
    default:
      return undefined;
  }
}

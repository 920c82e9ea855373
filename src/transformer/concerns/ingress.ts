/** A service that is exposed by HTTP becomes an Ingress. */

import type { HTTPIngressPath, Ingress, IngressRule } from '../../kube/objects.gen.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, diagnose, expected, object } from '../contribution.ts';
import type { Exposure, Route, TlsSecret } from '../plan/exposure/exposure-plan.ts';

export const ingress = defineConcern({
  name: 'ingress',
  summary: 'Hosts, paths and certificates from settings, labels of Traefik and Caddy, and VIRTUAL_HOST become an Ingress.',
  owns: [],
  *mapService(context) {
    const decision = context.plan.exposure.services.get(context.name);
    if (decision === undefined || decision.choice.kind !== 'ingress' || decision.choice.routes.length === 0) return;
    yield object(ingressObject(context, decision.choice), ...decision.from);
    for (const tls of decision.choice.tls) yield* certificate(context, decision.choice, tls);
    yield* secondClass(context, decision.choice);
  },
});

/** How the class was named before there was a field for it; an API server refuses an Ingress in which the two differ. */
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

function ingressObject({ servicePlan }: ServiceContext, exposure: Exposure): Ingress {
  const { routes, tls, class: ingressClassName } = exposure;
  const { [CLASS_ANNOTATION]: older, ...others } = exposure.annotations;
  const annotations = ingressClassName === undefined ? exposure.annotations : others;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: servicePlan.name, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
    spec: {
      ...(ingressClassName === undefined ? {} : { ingressClassName }),
      rules: rulesOf(servicePlan.name, routes),
      ...(tls.length === 0
        ? {}
        : { tls: tls.map(({ secret, hosts }) => ({ ...(hosts.length === 0 ? {} : { hosts }), secretName: secret })) }),
    },
  };
}

/** One rule for each host, in the order in which hosts come up. */
function rulesOf(service: string, routes: readonly Route[]): readonly IngressRule[] {
  const paths = new Map<string | undefined, HTTPIngressPath[]>();
  for (const { host, path, pathType, port } of routes) {
    const entry = { path, pathType, backend: { service: { name: service, port: { number: port.number } } } };
    const known = paths.get(host);
    if (known === undefined) paths.set(host, [entry]);
    else known.push(entry);
  }
  return [...paths].map(([host, entries]) => ({ ...(host === undefined ? {} : { host }), http: { paths: entries } }));
}

function* secondClass({ name }: ServiceContext, { class: asked, annotations }: Exposure): Iterable<Contribution> {
  const older = annotations[CLASS_ANNOTATION];
  if (asked === undefined || older === undefined || older === asked) return;
  yield diagnose({
    code: 'convert/ingress-class',
    severity: 'warning',
    path: ['services', name],
    part: 'key',
    message: `The Ingress of ${name} is to have the class ${asked}, and ${older} by the annotation ${CLASS_ANNOTATION}, which is left out.`,
    help: 'Leave out one of the two.',
  });
}

function* certificate({ name }: ServiceContext, { annotations }: Exposure, { secret, hosts }: TlsSecret): Iterable<Contribution> {
  const isIssued = Object.keys(annotations).some((key) => key.startsWith('cert-manager.io/'));
  if (!isIssued) yield expected('Secret', secret);
  yield diagnose({
    code: 'convert/tls-secret',
    severity: 'info',
    path: ['services', name],
    part: 'key',
    message: `The Ingress of ${name} takes the certificate${hosts.length === 0 ? '' : ` for ${hosts.join(', ')}`} from the Secret ${secret}${isIssued ? ', which cert-manager makes' : ', which must exist'}.`,
    help: isIssued
      ? 'Nothing is to be done if the issuer is set up.'
      : `Make it with \`kubectl create secret tls ${secret} --cert=… --key=…\`, or let cert-manager: \`ingress: {annotations: {cert-manager.io/cluster-issuer: …}}\` in kubeferry.yaml.`,
  });
}

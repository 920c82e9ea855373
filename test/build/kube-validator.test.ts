import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/build/kube-kinds.ts';
import { validators } from '../../src/generated/kube-validator.js';

const metadata = { name: 'web' };
const container = { name: 'web', image: 'nginx' };
const deployment = (spec: object, pod: object = { containers: [container] }) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: pod }, ...spec },
});
const withContainer = (members: object) => deployment({}, { containers: [{ ...container, ...members }] });
const service = (port: object) => ({ apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [port] } });

function faults(object: { readonly apiVersion: string; readonly kind: string }): readonly string[] {
  const validate = validators[`${object.apiVersion}/${object.kind}`];
  if (validate === undefined) throw new Error(`no validator for ${object.kind}`);
  validate(object);
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

describe('the Kubernetes schema', () => {
  it('has a validator for each kind', () => {
    expect(Object.keys(validators).sort()).toEqual(KINDS.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`).sort());
  });

  it.each([
    ['a deployment', deployment({ replicas: 2, strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' } } })],
    ['a port by name', service({ port: 80, targetPort: 'http', protocol: 'TCP' })],
    ['a port by number', service({ port: 80, targetPort: 8080 })],
    [
      'the member that is called `from`',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata,
        spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] },
      },
    ],
    [
      'a claim template',
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata,
        spec: {
          serviceName: 'web',
          selector: {},
          template: {},
          volumeClaimTemplates: [{ metadata, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
        },
      },
    ],
    [
      'a route of the Gateway API',
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata,
        spec: { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] },
      },
    ],
  ])('accepts %s', (_, object) => {
    expect(faults(object)).toEqual([]);
  });

  it.each([
    ['an unknown field', deployment({ replica: 1 }), ['/spec additionalProperties']],
    ['a status', { ...deployment({}), status: {} }, [' additionalProperties']],
    ['a missing selector', deployment({ selector: undefined }), ['/spec required']],
    ['half a replica', deployment({ replicas: 1.5 }), ['/spec/replicas type']],
    ['a number as a variable', withContainer({ env: [{ name: 'A', value: 1 }] }), ['/spec/template/spec/containers/0/env/0/value type']],
    [
      'a port in quotes',
      withContainer({ ports: [{ containerPort: '80' }] }),
      ['/spec/template/spec/containers/0/ports/0/containerPort type'],
    ],
    ['null for nothing', withContainer({ command: null }), ['/spec/template/spec/containers/0/command type']],
    ['a protocol in lower case', service({ port: 80, protocol: 'tcp' }), ['/spec/ports/0/protocol enum']],
    ['an object without a name', { ...service({ port: 80 }), metadata: undefined }, [' required']],
  ])('rejects %s', (_, object, expected) => {
    expect(faults(object)).toEqual(expected);
  });
});

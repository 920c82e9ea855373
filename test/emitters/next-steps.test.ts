import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../src/emitters/next-steps.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import type { Bundle } from '../../src/transformer/bundle.ts';

interface Given extends Partial<Omit<Bundle, 'objects'>> {
  readonly objects?: readonly KubeObject[];
  readonly composeFiles?: readonly string[];
}

/** Each step as one text: what it says, and its commands. */
function steps({ objects = [], composeFiles = ['compose.yaml'], ...rest }: Given): readonly string[] {
  const published = [['services', 'web', 'ports', 0]];
  const items = objects.map((object) => ({ object, from: object.kind === 'Service' ? published : [] }));
  const bundle: Bundle = { project: 'shop', expected: [], images: [], decisions: [], ledger: [], ...rest, objects: items };
  return nextSteps(bundle, composeFiles).map(({ text, commands }) => [text, ...commands].join('\n'));
}

function service(name: string, ports: readonly (readonly [string, number])[], type?: 'LoadBalancer'): KubeObject {
  const list = ports.map(([port, number]) => ({ name: port, port: number }));
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: list, ...(type === undefined ? {} : { type }) } };
}

function secret(name: string, stringData: Readonly<Record<string, string>>): KubeObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData };
}

const APPLY = 'Apply, here, and see the Pods become ready.\nkubectl apply -f .\nkubectl get pods --watch';

const image = (service: string, built: string, pulled: string, isPushable: boolean) => ({ service, built, pulled, isPushable });

describe('nextSteps', () => {
  it('are to apply, at least', () => {
    expect(steps({})).toEqual([APPLY]);
  });

  it.each([
    ['pushed as they are', image('a', 'owner/a', 'owner/a', true), ['docker compose build a', 'docker push owner/a']],
    [
      'given the name of the manifests',
      image('a', 'shop-a', 'r.example.com/shop-a:latest', true),
      ['docker compose build a', 'docker tag shop-a r.example.com/shop-a:latest', 'docker push r.example.com/shop-a:latest'],
    ],
    ['only built while nothing says where to push them', image('a', 'shop-a', 'shop-a:latest', false), ['docker compose build a']],
  ])('tell of images that are %s', (_, built, commands) => {
    expect(
      steps({ images: [built] })[0]
        ?.split('\n')
        .slice(1),
    ).toEqual(commands);
  });

  it('push an image once that several services run', () => {
    const images = [image('a', 'o/app', 'o/app', true), image('b', 'o/app', 'o/app', true)];
    expect(steps({ images })[0]).toBe(
      'Build and push the images of a and b, in the folder of the compose files.\ndocker compose build a b\ndocker push o/app',
    );
  });

  it('name compose files that are not found by themselves', () => {
    const given = { images: [image('a', 'o/a', 'o/a', true)], composeFiles: ['a.yaml', 'deploy/b.yaml'] };
    expect(steps(given)[0]).toContain('docker compose -f a.yaml -f deploy/b.yaml build a');
  });

  it('name the placeholders that are to be replaced', () => {
    const [first] = steps({ objects: [secret('db-env', { USER_PASSWORD: 'CHANGE_ME', TOKEN: 'known' })] });
    expect(first).toContain('Replace CHANGE_ME in it: USER_PASSWORD of db-env.');
    expect(steps({ objects: [secret('db-env', { TOKEN: 'known' })] })[0]).not.toContain('CHANGE_ME');
    const several = [
      secret('a', { B: 'CHANGE_ME', C: 'CHANGE_ME', D: 'CHANGE_ME', E: 'CHANGE_ME', F: 'CHANGE_ME' }),
      secret('b', { B: 'CHANGE_ME' }),
    ];
    expect(steps({ objects: several })[0]).toContain('Replace CHANGE_ME in it: B, C, D, E and F of a; B of b.');
  });

  it('ask for what the result does not bring', () => {
    const expected = [
      { apiVersion: 'v1', kind: 'Secret', name: 'login' },
      { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data' },
    ];
    expect(steps({ expected, namespace: 'shop' })[0]).toBe(
      'The manifests refer to objects that they do not bring. See that they are in the cluster.\nkubectl get -n shop secret/login\nkubectl get -n shop persistentvolumeclaim/data',
    );
  });

  it('create the namespace unless it is among the objects', () => {
    expect(steps({ namespace: 'shop' }).join('\n')).toContain('kubectl create namespace shop');
    const objects: readonly KubeObject[] = [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }];
    expect(steps({ namespace: 'shop', objects }).join('\n')).not.toContain('create namespace');
  });

  it('apply large objects on the server', () => {
    const data = { file: 'x'.repeat(300_000) };
    const objects: readonly KubeObject[] = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'big' }, data }];
    expect(steps({ objects })).toEqual([APPLY.replace('apply', 'apply --server-side')]);
  });

  it.each<[string, readonly KubeObject[], readonly string[]]>([
    [
      'what a browser can ask before datastores',
      [service('db', [['postgres', 5432]]), service('web', [['http', 80]])],
      ['kubectl port-forward service/web 8080:80'],
    ],
    [
      'several on numbers of their own',
      [service('a', [['http', 80]]), service('b', [['http', 80]])],
      ['kubectl port-forward service/a 8080:80', 'kubectl port-forward service/b 8081:80'],
    ],
    [
      'the port of a service that a browser can ask',
      [
        service('consul', [
          ['tcp-8300', 8300],
          ['http', 8500],
        ]),
      ],
      ['kubectl port-forward service/consul 8500:8500'],
    ],
    [
      'a port of TCP, the only kind that is forwarded',
      [
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'coap' },
          spec: {
            ports: [
              { name: 'udp-5683', port: 5683, protocol: 'UDP' },
              { name: 'tcp-5684', port: 5684 },
            ],
          },
        },
      ],
      ['kubectl port-forward service/coap 5684:5684'],
    ],
    ['a datastore when there is nothing else', [service('db', [['redis', 6379]])], ['kubectl port-forward service/db 6379:6379']],
    ['what a load balancer opens', [service('a', [['http', 80]], 'LoadBalancer')], ['kubectl get service a']],
    [
      'an Ingress',
      [
        service('a', [['http', 80]]),
        { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'a' }, spec: { rules: [{ host: 'a.example.com' }] } },
      ],
      ['kubectl get ingress'],
    ],
  ])('end with how to reach %s', (_, objects, commands) => {
    expect(steps({ objects }).at(-1)?.split('\n').slice(1)).toEqual(commands);
  });
});

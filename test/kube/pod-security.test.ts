import { describe, expect, it } from 'vitest';
import type { Container, PodSpec } from '../../src/kube/objects.gen.ts';
import { podSecurity, weakestLevel } from '../../src/kube/pod-security.ts';

const RESTRICTED: NonNullable<Container['securityContext']> = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
  capabilities: { drop: ['ALL'] },
};

/** What only a container can say. */
const OF_CONTAINER = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

const pod = (securityContext: Container['securityContext'] = {}, rest: Partial<PodSpec> = {}): PodSpec => ({
  containers: [{ name: 'app', image: 'i', securityContext }],
  ...rest,
});

describe('podSecurity', () => {
  it.each<[string, PodSpec, string]>([
    ['nothing said', pod(), 'baseline'],
    ['all that is asked for', pod(RESTRICTED), 'restricted'],
    [
      'the same, in part for the whole Pod',
      pod(OF_CONTAINER, {
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      }),
      'restricted',
    ],
    ['the right to low ports', pod({ ...RESTRICTED, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }), 'restricted'],
    ['another capability of containers', pod({ ...RESTRICTED, capabilities: { drop: ['ALL'], add: ['CHOWN'] } }), 'baseline'],
    ['root', pod({ ...RESTRICTED, runAsUser: 0 }), 'baseline'],
    ['a file server', pod(RESTRICTED, { volumes: [{ name: 'v', nfs: { server: 's', path: '/' } }] }), 'baseline'],
    ['a claim', pod(RESTRICTED, { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'c' } }] }), 'restricted'],
    [
      'a safe setting of the kernel',
      pod(RESTRICTED, { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] } }),
      'restricted',
    ],
    ['an unsafe one', pod(RESTRICTED, { securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] } }), 'privileged'],
    ['a privileged container', pod({ privileged: true }), 'privileged'],
    [
      'a privileged init container',
      pod(RESTRICTED, { initContainers: [{ name: 'init', securityContext: { privileged: true } }] }),
      'privileged',
    ],
    ['a capability beyond those of containers', pod({ capabilities: { add: ['SYS_ADMIN'] } }), 'privileged'],
    ['the network of the node', pod({}, { hostNetwork: true }), 'privileged'],
    ['a folder of the node', pod({}, { volumes: [{ name: 'v', hostPath: { path: '/' } }] }), 'privileged'],
    ['a port of the node', { containers: [{ name: 'app', ports: [{ containerPort: 80, hostPort: 80 }] }] }, 'privileged'],
    ['no seccomp at all', pod({ seccompProfile: { type: 'Unconfined' } }), 'privileged'],
    ['no AppArmor', pod({ appArmorProfile: { type: 'Unconfined' } }), 'privileged'],
    ['an SELinux type of its own', pod({ seLinuxOptions: { type: 'spc_t' } }), 'privileged'],
    ['all of /proc', pod({ procMount: 'Unmasked' }), 'privileged'],
  ])('with %s meets %s', (_, spec, level) => {
    expect(podSecurity(spec).level).toBe(level);
  });

  it('names a folder of the node once', () => {
    const { againstBaseline, againstRestricted } = podSecurity(pod(RESTRICTED, { volumes: [{ name: 'v', hostPath: { path: '/' } }] }));
    expect([...againstBaseline, ...againstRestricted]).toEqual(['hostPath volume v']);
  });

  it('names what stands in the way', () => {
    expect(podSecurity(pod({ ...RESTRICTED, runAsUser: 0 }, { hostPID: true }))).toMatchObject({
      againstBaseline: ['hostPID'],
      againstRestricted: ['container app: runs as user 0'],
    });
  });

  it.each([
    ['restricted', [pod(RESTRICTED)]],
    ['baseline', [pod(RESTRICTED), pod()]],
    ['privileged', [pod(), pod({ privileged: true }), pod(RESTRICTED)]],
    ['restricted', []],
  ])('of a Namespace is that of its weakest Pod: %s', (level, pods) => {
    expect(weakestLevel(pods)).toBe(level);
  });
});

it.each([
  [31, 'privileged'],
  [32, 'baseline'],
] as const)('counts the kernel parameters that are safe in 1.%i', (minor, level) => {
  expect(podSecurity(pod({}, { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_wmem', value: '1' }] } }), minor).level).toBe(level);
});

import { describe, expect, it } from 'vitest';
import { type Beside, convertText } from '../conversion.ts';

const one = (fields: string, beside: Beside = {}) => convertText(`services:\n  app:\n    image: "app:1"\n    ${fields}\n`, beside);
const contextOf = (fields: string, beside: Beside = {}) => one(fields, beside).container('app').securityContext;

describe('user', () => {
  it.each([
    ['"1000"', { runAsUser: 1000 }, 'mapped'],
    ['"1000:1001"', { runAsUser: 1000, runAsGroup: 1001 }, 'mapped'],
    ['root', { runAsUser: 0 }, 'mapped'],
    ['"0:root"', { runAsUser: 0, runAsGroup: 0 }, 'mapped'],
    ['"1000:"', { runAsUser: 1000 }, 'mapped'],
    ['""', undefined, 'mapped'],
    ['nginx', undefined, 'unsupported'],
    ['"nginx:1000"', undefined, 'unsupported'],
    ['"1000:video"', { runAsUser: 1000 }, 'unsupported'],
    ['"99999999999"', undefined, 'unsupported'],
  ])('%s is two numbers, and not one text as with a peer', (user, expected, fate) => {
    const out = one(`user: ${user}`);
    expect(out.container('app').securityContext).toEqual(expected);
    expect(out.fate('services.app.user')).toBe(fate);
  });
});

describe('capabilities', () => {
  it.each([
    ['cap_add: [NET_ADMIN, SYS_TIME]', { add: ['NET_ADMIN', 'SYS_TIME'] }],
    ['cap_add: [CAP_NET_ADMIN, net_admin]', { add: ['NET_ADMIN'] }],
    ['cap_drop: [ALL]', { drop: ['ALL'] }],
    ['cap_drop: [ALL], cap_add: [CHOWN]', { add: ['CHOWN'], drop: ['ALL'] }],
  ])('%s are a list, and not one text as with a peer', (fields, capabilities) => {
    expect(contextOf(fields.replaceAll('], ', ']\n    '))).toEqual({ capabilities });
  });
});

describe('security_opt', () => {
  it.each([
    ['no-new-privileges', { allowPrivilegeEscalation: false }, 'mapped'],
    ['no-new-privileges:true', { allowPrivilegeEscalation: false }, 'mapped'],
    ['no-new-privileges=true', { allowPrivilegeEscalation: false }, 'mapped'],
    ['no-new-privileges:false', { allowPrivilegeEscalation: true }, 'mapped'],
    ['seccomp:unconfined', { seccompProfile: { type: 'Unconfined' } }, 'mapped'],
    ['seccomp=builtin', { seccompProfile: { type: 'RuntimeDefault' } }, 'mapped'],
    ['seccomp:./profiles/chrome.json', { seccompProfile: { type: 'Localhost', localhostProfile: 'chrome.json' } }, 'approximated'],
    ['apparmor=unconfined', { appArmorProfile: { type: 'Unconfined' } }, 'mapped'],
    ['apparmor:docker-default', { appArmorProfile: { type: 'RuntimeDefault' } }, 'mapped'],
    ['apparmor:my-profile', { appArmorProfile: { type: 'Localhost', localhostProfile: 'my-profile' } }, 'approximated'],
    ['label:disable', { seLinuxOptions: { type: 'spc_t' } }, 'mapped'],
    ['label=type:container_t', { seLinuxOptions: { type: 'container_t' } }, 'mapped'],
    ['label:level:s0:c100,c200', { seLinuxOptions: { level: 's0:c100,c200' } }, 'mapped'],
    ['label:nonsense', undefined, 'unsupported'],
    ['systempaths=confined', undefined, 'mapped'],
    ['systempaths=unconfined', undefined, 'unsupported'],
    ['credentialspec=file://x.json', undefined, 'unsupported'],
  ])('%s', (option, expected, fate) => {
    const out = one(`security_opt: ["${option}"]`);
    expect(out.container('app').securityContext).toEqual(expected);
    expect(out.fate('services.app.security_opt[0]')).toBe(fate);
  });

  it.each([
    ['"seccomp:unconfined", "seccomp:builtin"', { seccompProfile: { type: 'RuntimeDefault' } }],
    ['"no-new-privileges:true", "no-new-privileges:false"', { allowPrivilegeEscalation: true }],
    ['"label:user:u", "label:role:r", "label:user:v"', { seLinuxOptions: { user: 'v', role: 'r' } }],
  ])('several of one kind are no contradiction, the last one counts: %s', (options, expected) => {
    expect(contextOf(`security_opt: [${options}]`)).toEqual(expected);
  });

  it('of AppArmor is an annotation before Kubernetes 1.30', () => {
    const out = one('security_opt: ["apparmor:my-profile"]', { settings: { kubeVersion: '1.29' } });
    expect(out.container('app').securityContext).toBeUndefined();
    expect(out.template('app').metadata?.annotations).toEqual({
      'container.apparmor.security.beta.kubernetes.io/app': 'localhost/my-profile',
    });
  });
});

describe('privileged', () => {
  it.each([
    ['privileged: true', { privileged: true }],
    ['privileged: true\n    security_opt: ["no-new-privileges"]', { privileged: true }],
    [
      'cap_add: [SYS_ADMIN]\n    security_opt: ["no-new-privileges"]',
      { capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: false },
    ],
    ['read_only: true', { readOnlyRootFilesystem: true }],
  ])('%s', (fields, expected) => {
    expect(contextOf(fields)).toEqual(expected);
  });
});

describe('group_add', () => {
  it('is a list of numbers of the Pod', () => {
    const out = one('group_add: ["1000", 2000, video]');
    expect(out.pod('app').securityContext).toEqual({ supplementalGroups: [1000, 2000] });
    expect(out.fate('services.app.group_add[2]')).toBe('unsupported');
  });
});

describe('sysctls', () => {
  it.each([
    ['net.ipv4.tcp_syncookies', 'mapped'],
    ['net.core.somaxconn', 'approximated'],
    ['kernel.msgmax', 'approximated'],
    ['fs.mqueue.msg_max', 'approximated'],
  ])('%s is a setting of the Pod, and not of its container as with a peer', (key, fate) => {
    const out = one(`sysctls: {${key}: 1024}`);
    expect(out.pod('app').securityContext).toEqual({ sysctls: [{ name: key, value: '1024' }] });
    expect(out.fate(`services.app.sysctls["${key}"]`)).toBe(fate);
  });

  it.each([
    ['vm.max_map_count', ''],
    ['fs.file-max', ''],
    ['net.Core', ''],
    ['net.core.somaxconn', 'network_mode: host'],
    ['kernel.shmmax', 'ipc: host'],
  ])('%s belongs to the node %s', (key, fields) => {
    const out = one(`sysctls: {${key}: 1024}\n    ${fields}`);
    expect(out.pod('app').securityContext?.sysctls).toBeUndefined();
    expect(out.fate(`services.app.sysctls["${key}"]`)).toBe('unsupported');
  });

  it('may be a list', () => {
    expect(one('sysctls: ["net.core.somaxconn=1024"]').pod('app').securityContext?.sysctls).toEqual([
      { name: 'net.core.somaxconn', value: '1024' },
    ]);
  });
});

describe('namespaces', () => {
  it.each([
    ['pid: host', { hostPID: true }, 'pid', 'mapped'],
    ['ipc: host', { hostIPC: true }, 'ipc', 'mapped'],
    ['ipc: shareable', {}, 'ipc', 'mapped'],
    ['pid: "container:other"', {}, 'pid', 'unsupported'],
    ['userns_mode: host', { hostUsers: true }, 'userns_mode', 'mapped'],
    ['userns_mode: keep-id', {}, 'userns_mode', 'unsupported'],
    ['userns_mode: ""', {}, 'userns_mode', 'mapped'],
    ['pid: host\n    init: true', { hostPID: true }, 'init', 'approximated'],
  ])('%s', (fields, expected, key, fate) => {
    const out = one(fields);
    const { hostPID, hostIPC, hostUsers, shareProcessNamespace } = out.pod('app');
    const given = Object.entries({ hostPID, hostIPC, hostUsers, shareProcessNamespace }).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(given)).toEqual(expected);
    expect(out.fate(`services.app.${key}`)).toBe(fate);
  });

  it('of processes are shared by the containers of a Pod', () => {
    const out = convertText('services:\n  app: {image: i}\n  debug: {image: i, pid: "service:app"}\n');
    expect(out.pod('app')).toMatchObject({ shareProcessNamespace: true, containers: [{ name: 'app' }, { name: 'debug' }] });
  });

  it('of processes are those of the node where one of them asks for it', () => {
    const out = convertText('services:\n  app: {image: i, pid: host}\n  debug: {image: i, pid: "service:app"}\n');
    expect(out.pod('app').hostPID).toBe(true);
    expect(out.pod('app').shareProcessNamespace).toBeUndefined();
  });

  it('are told of once where they are those of the node, with what to write instead', () => {
    const out = convertText('services: { a: { image: a, ipc: host }, b: { image: b, ipc: host, pid: host }, c: { image: c } }');
    expect(out.said('convert/host-namespace')).toEqual([
      'b sees the processes of its node, which namespaces with a Pod Security level refuse. Leave pid out unless the service watches over its node.',
      'a and b see the shared memory of their nodes, which namespaces with a Pod Security level refuse. Leave ipc out: for more shared memory of its own, a container has `shm_size`.',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import { type Beside, convertText } from '../conversion.ts';

const one = (fields: string, beside: Beside = {}) => convertText(`services:\n  app:\n    image: "app:1"\n    ${fields}\n`, beside);
const reserve = (request: string) => one(`deploy: {resources: {reservations: {devices: [${request}]}}}`);

describe('GPUs', () => {
  it.each([
    ['gpus: all', { 'nvidia.com/gpu': '1' }],
    ['gpus: [{count: 2}]', { 'nvidia.com/gpu': '2' }],
    ['gpus: [{driver: amd, count: 1}]', { 'amd.com/gpu': '1' }],
    ['gpus: [{driver: intel, count: 1}]', { 'gpu.intel.com/i915': '1' }],
    ['gpus: [{device_ids: ["0", "3"]}]', { 'nvidia.com/gpu': '2' }],
    ['gpus: [{count: 1}, {count: 2}]', { 'nvidia.com/gpu': '3' }],
  ])('%s', (fields, limits) => {
    const out = one(fields);
    expect(out.container('app').resources).toEqual({ limits });
    expect(out.pod('app').tolerations).toEqual(Object.keys(limits).map((key) => ({ key, operator: 'Exists', effect: 'NoSchedule' })));
  });

  it.each([
    ['{capabilities: [gpu]}', { 'nvidia.com/gpu': '1' }],
    ['{capabilities: [gpu], count: 4, driver: nvidia}', { 'nvidia.com/gpu': '4' }],
    ['{capabilities: [tpu], count: 8}', { 'google.com/tpu': '8' }],
  ])('that are reserved: %s', (request, limits) => {
    expect(reserve(request).container('app').resources).toEqual({ limits });
  });

  it.each([
    ['{capabilities: [fpga]}', 'capabilities[0]', 'unsupported'],
    ['{capabilities: [gpu], driver: constructor}', 'driver', 'unsupported'],
    ['{capabilities: [gpu], count: all}', 'count', 'approximated'],
    ['{capabilities: [gpu], device_ids: ["1"]}', 'device_ids[0]', 'approximated'],
    ['{capabilities: [gpu], count: 1, options: {a: b}}', 'options.a', 'approximated'],
    ['{capabilities: [gpu], count: 1}', 'count', 'mapped'],
  ])('tell what is not the same: %s', (request, key, fate) => {
    const out = reserve(request);
    expect(out.fate(`services.app.deploy.resources.reservations.devices[0].${key}`)).toBe(fate);
    expect(out.codes()).not.toContain('convert/unmapped');
  });

  it.each([
    ['AMD', '["/dev/kfd:/dev/kfd", "/dev/dri/:/dev/dri/"]', { 'amd.com/gpu': '1' }],
    ['two of AMD', '["/dev/kfd", "/dev/dri/card1", "/dev/dri/renderD128", "/dev/dri/renderD129"]', { 'amd.com/gpu': '2' }],
    ['NVIDIA', '["/dev/nvidia0:/dev/nvidia0", "/dev/nvidiactl", "/dev/nvidia-uvm"]', { 'nvidia.com/gpu': '1' }],
  ])('are asked for where their device files are those of %s', (_, devices, limits) => {
    const out = one(`devices: ${devices}`);
    expect(out.container('app').resources).toEqual({ limits });
    expect(out.codes()).not.toContain('convert/unsupported');
    expect(out.fate('services.app.devices[0].source')).toBe('approximated');
  });

  it('are asked for once when a request and their device files speak of them', () => {
    const out = one('gpus: [{driver: nvidia, count: 2}]\n    devices: ["/dev/nvidia0", "/dev/nvidiactl"]');
    expect(out.container('app').resources).toEqual({ limits: { 'nvidia.com/gpu': '2' } });
  });

  it('are mounted from the node with consent', () => {
    const out = one('devices: ["/dev/kfd", "/dev/dri"]', { settings: { hostPaths: 'allow' } });
    expect(out.container('app').resources).toBeUndefined();
    expect(out.mounts('app')).toEqual(['app-device-0 /dev/kfd', 'app-device-1 /dev/dri']);
  });

  it('of a vendor that nothing tells are named in the next step', () => {
    expect(one('devices: ["/dev/dri:/dev/dri"]').said('convert/unsupported')[0]).toContain('{ limits: { gpu.intel.com/i915: 1 } }');
  });

  it('are not told of once a setting asks for them', () => {
    const out = one('devices: ["/dev/dri:/dev/dri"]\n    x-kubeferry: { resources: { limits: { gpu.intel.com/i915: 1 } } }');
    expect(out.codes()).not.toContain('convert/unsupported');
    expect(out.container('app').resources).toEqual({ limits: { 'gpu.intel.com/i915': '1' } });
  });

  it('stand beside the other resources', () => {
    expect(one('gpus: all\n    mem_limit: 1g').container('app').resources).toEqual({ limits: { memory: '1Gi', 'nvidia.com/gpu': '1' } });
  });
});

describe('devices', () => {
  const allowed = { settings: { hostPaths: 'allow' } } as const;

  it.each(['/dev/ttyUSB0:/dev/ttyUSB0', 'vendor.com/gpu=all'])('%s is of one machine', (device) => {
    const out = one(`devices: ["${device}"]`);
    expect(out.pod('app').volumes).toBeUndefined();
    expect(out.fate('services.app.devices[0].source') ?? out.fate('services.app.devices[0]')).toBe('unsupported');
  });

  it('are mounted with consent', () => {
    const out = one('devices: ["/dev/ttyUSB0:/dev/modem:rw"]', allowed);
    expect(out.pod('app').volumes).toEqual([{ name: 'app-device-0', hostPath: { path: '/dev/ttyUSB0' } }]);
    expect(out.mounts('app')).toEqual(['app-device-0 /dev/modem']);
  });

  it.each([
    ['two at one place', 'devices: ["/dev/a:/dev/x", "/dev/b:/dev/x"]', ['app-device-0 /dev/x']],
    ['one where a volume is', 'devices: ["/dev/shm"]\n    volumes: ["data:/dev/shm"]', ['data /dev/shm']],
    ['one where a tmpfs is', 'devices: ["/dev/a:/run"]\n    tmpfs: /run', ['run /run']],
  ])('are mounted once: %s', (_, fields, expected) => {
    const out = convertText(`services:\n  app:\n    image: "app:1"\n    ${fields}\nvolumes: {data: }\n`, allowed);
    expect(out.mounts('app')).toEqual(expected);
    expect(checkObjects(out.objects)).toEqual([]);
  });

  it('have names that no volume has', () => {
    const out = convertText(
      'services:\n  app:\n    image: i\n    devices: [/dev/a]\n    volumes: ["app-device-0:/data"]\nvolumes: {app-device-0: }\n',
      allowed,
    );
    expect(checkObjects(out.objects)).toEqual([]);
    expect(new Set(out.pod('app').volumes?.map(({ name }) => name)).size).toBe(2);
  });
});

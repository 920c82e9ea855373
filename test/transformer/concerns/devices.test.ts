import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const reserved = (request: string) =>
  convertText(`services: {web: {image: a, deploy: {resources: {reservations: {devices: [${request}]}}}}}`);

describe('a reserved device', () => {
  it.each([
    ['is one of NVIDIA unless said otherwise', '{count: 2, capabilities: [gpu]}', { 'nvidia.com/gpu': '2' }],
    ['is one of its driver', '{driver: amd, count: 1, capabilities: [gpu]}', { 'amd.com/gpu': '1' }],
    ['is counted by its ids', '{device_ids: ["0", "3"], capabilities: [gpu]}', { 'nvidia.com/gpu': '2' }],
  ])('%s', (_, request, limits) => {
    expect(reserved(request).container('web').resources?.limits).toEqual(limits);
  });

  it('without a count would be all of the node, and is one', () => {
    const out = reserved('{capabilities: [gpu]}');
    expect(out.container('web').resources?.limits).toEqual({ 'nvidia.com/gpu': '1' });
    expect(out.said('convert/approximated')[0]).toContain('not for all of its node: it gets one. Write how many it needs');
  });

  it('has the capabilities that its plugin gives, which is said', () => {
    const out = reserved('{count: 1, capabilities: [gpu, video]}');
    expect(out.fate('services.web.deploy.resources.reservations.devices[0].capabilities[1]')).toBe('approximated');
    expect(out.said('convert/approximated')[0]).toContain('NVIDIA_DRIVER_CAPABILITIES: video');
  });

  it('of an unknown kind is not carried over', () => {
    const out = reserved('{count: 1, capabilities: [fpga]}');
    expect(out.container('web').resources).toBeUndefined();
    expect(out.said('convert/unsupported')[0]).toContain('No resource is known for the capabilities fpga.');
  });
});

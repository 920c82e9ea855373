import { describe, expect, it } from 'vitest';
import { validate } from '../../src/generated/compose-validator.js';

const service = (members: object) => ({ services: { web: members } });

describe('the Compose schema', () => {
  it.each([
    ['pre_start without a command', service({ pre_start: [{ image: 'busybox', per_replica: true }] })],
    ['no_cache_filter', service({ build: { context: '.', no_cache_filter: ['stage'] } })],
    ['provenance', service({ build: { provenance: 'mode=max', sbom: true } })],
    ['initial_sync', service({ develop: { watch: [{ path: '.', action: 'sync', initial_sync: true }] } })],
    ['a model without settings', service({ models: { llm: null } })],
  ])('knows what Docker Compose knows: %s', (_, model) => {
    expect([validate(model), validate.errors]).toEqual([true, null]);
  });

  it.each([
    ['an unknown attribute', service({ imagee: 'x' }), '/services/web', 'additionalProperties'],
    ['a wrong type', service({ image: 1 }), '/services/web/image', 'type'],
    ['an unknown member of a hook', service({ pre_start: [{ cmd: 'x' }] }), '/services/web/pre_start/0', 'additionalProperties'],
  ])('rejects %s', (_, model, instancePath, keyword) => {
    expect(validate(model)).toBe(false);
    expect(validate.errors).toContainEqual(expect.objectContaining({ instancePath, keyword }));
  });
});

import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const spec = (members: string) => convertText(`services: {web: {image: a, credential_spec: {${members}}}}`);

describe('a credential spec', () => {
  it.each([
    ['registry: Web01', 'web01'],
    ['file: specs/Web01.json', 'web01'],
    ['config: web_spec', 'web-spec'],
  ])('of %s becomes the name of a GMSACredentialSpec', (members, name) => {
    expect(spec(members).container('web').securityContext?.windowsOptions).toEqual({ gmsaCredentialSpecName: name });
  });

  it('is the first of several; the others are said to be left out', () => {
    const out = spec('file: a.json, registry: b');
    expect(out.container('web').securityContext?.windowsOptions).toEqual({ gmsaCredentialSpecName: 'a' });
    expect(out.fate('services.web.credential_spec.registry')).toBe('ignored');
    expect(out.codes()).not.toContain('convert/unmapped');
  });
});

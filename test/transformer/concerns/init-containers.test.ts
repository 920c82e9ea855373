import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const app = (initContainers: string, podSecurity?: 'baseline' | 'restricted') =>
  convertText(
    `services:\n  app: {image: "app:1", user: "1000", x-kubeferry: {initContainers: ${initContainers}}}\n`,
    podSecurity === undefined ? {} : { settings: { podSecurity } },
  );

describe('the setting initContainers', () => {
  it('runs containers one after the other before the service', () => {
    expect(app('[{image: "a:1", command: [x]}, {name: second, image: "b:1"}]').pod('app').initContainers).toEqual([
      { name: 'init-1', image: 'a:1', command: ['x'] },
      { name: 'second', image: 'b:1' },
    ]);
  });

  it('is hardened as everything else is, as the user that its image runs as', () => {
    const out = app('[{image: "a:1"}, {image: "postgres:16"}]', 'restricted');
    const [unknown, known] = out.pod('app').initContainers ?? [];
    expect(unknown?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
      capabilities: { drop: ['ALL'] },
    });
    expect(known?.securityContext).toMatchObject({ runAsUser: 999, runAsNonRoot: true });
    expect(out.codes()).not.toContain('convert/pod-security');
    expect(out.said('convert/image-user')).toEqual([expect.stringContaining('a:1, which runs before app, starts only if')]);
  });
});

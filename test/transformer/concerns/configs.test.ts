import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const files = {
  'nginx.conf': 'worker_processes 1;\n',
  'app.ini': '[db]\npassword = hunter2\n',
  'logo.png': Uint8Array.from([137, 80, 0, 255]),
};

function compose(uses: string, sources: string): string {
  return `services: { web: { image: web:1, configs: [${uses}] } }\nconfigs: { ${sources} }`;
}

describe('configs', () => {
  it('mounts one as a file at /<name> unless it says where', () => {
    const out = convertText(
      compose(
        'site_conf, { source: other, target: /etc/other.conf, mode: "0640" }',
        'site_conf: { file: nginx.conf }, other: { content: "a=1" }',
      ),
      {
        files,
      },
    );
    expect(out.mounts('web')).toEqual(['site-conf /site_conf[site_conf] ro', 'other /etc/other.conf[other] ro']);
    expect(out.pod('web').volumes).toEqual([
      { name: 'site-conf', configMap: { name: 'site-conf', items: [{ key: 'site_conf', path: 'site_conf', mode: 0o444 }] } },
      { name: 'other', configMap: { name: 'other', items: [{ key: 'other', path: 'other', mode: 0o640 }] } },
    ]);
    expect(out.find('ConfigMap', 'site-conf').data).toEqual({ site_conf: 'worker_processes 1;\n' });
  });

  it.each([
    ['content', 'c: { content: "x: 1\\n" }', { c: 'x: 1\n' }],
    ['interpolated content', 'c: { content: "level=${LEVEL}" }', { c: 'level=debug' }],
    ['a variable', 'c: { environment: LEVEL }', { c: 'debug' }],
  ])('reads %s', (_, source, data) => {
    const out = convertText(compose('c', source), { environment: { LEVEL: 'debug' } });
    expect(out.find('ConfigMap', 'c').data).toEqual(data);
  });

  it('keeps bytes that are no text, in base64 once', () => {
    const out = convertText(compose('c', 'c: { file: logo.png }'), { files });
    expect(out.find('ConfigMap', 'c').binaryData).toEqual({ c: 'iVAA/w==' });
    expect(out.find('ConfigMap', 'c').data).toBeUndefined();
  });

  it.each([
    ['a credential of a variable', 'c: { content: "pw=${DB_PASSWORD}" }'],
    ['the password of a URL', 'c: { content: "url=redis://:hunter2@cache" }'],
    ['a password in a file', 'c: { file: app.ini }'],
  ])('becomes a Secret when %s is part of it', (_, source) => {
    const out = convertText(compose('c', source), { files, environment: { DB_PASSWORD: 'hunter2' } });
    expect(out.names.filter((name) => /^(ConfigMap|Secret) /.test(name))).toEqual(['Secret c']);
    expect(out.pod('web').volumes?.[0]).toMatchObject({ name: 'c', secret: { secretName: 'c' } });
  });

  it('does not take the name of a secret when it becomes one', () => {
    const out = convertText(
      `${compose('c', 'c: { content: "url=redis://:hunter2@cache" }')}\nsecrets: { c: { environment: X } }`.replace(
        'configs: [c]',
        'configs: [c], secrets: [c]',
      ),
      {
        environment: { X: 'y' },
      },
    );
    expect(out.names.filter((name) => name.startsWith('Secret'))).toHaveLength(2);
  });

  it('leaves out what is missing, mount and all, with an error at the place', () => {
    const out = convertText(compose('c', 'c: { file: nowhere.conf }'));
    expect(out.names).toEqual(['Deployment web']);
    expect(out.container('web').volumeMounts).toBeUndefined();
    expect(out.diagnostics.find(({ code }) => code === 'convert/missing-file')).toMatchObject({
      severity: 'error',
      path: ['configs', 'c', 'file'],
    });
  });

  it('refers to what is in the cluster already', () => {
    const out = convertText(compose('c', 'c: { external: true, name: shared, x-kubeferry: { key: main.conf } }'));
    expect(out.names).toEqual(['Deployment web']);
    expect(out.pod('web').volumes?.[0]?.configMap).toEqual({
      name: 'shared',
      items: [{ key: 'main.conf', path: 'main.conf', mode: 0o444 }],
    });
  });

  it('refuses what is larger than an object may be', () => {
    const out = convertText(compose('c', 'c: { file: large.bin }'), { files: { 'large.bin': 'x'.repeat(1024 * 1024 + 1) } });
    expect(out.said('convert/missing-file')[0]).toContain('1 MiB');
  });

  it('says when kubectl needs help to apply it', () => {
    const out = convertText(compose('c', 'c: { file: large.bin }'), { files: { 'large.bin': 'x'.repeat(300 * 1024) } });
    expect(out.said('convert/large-configmap')).toHaveLength(1);
  });

  it('rolls the Pods when it changes, and only then', () => {
    const hash = (content: string) =>
      convertText(compose('c', `c: { content: "${content}" }`)).template('web').metadata?.annotations?.['checksum/configmap-c'];
    expect(hash('a')).toMatch(/^[0-9a-f]{16}$/);
    expect(hash('a')).toBe(hash('a'));
    expect(hash('a')).not.toBe(hash('b'));
  });

  it('gives two modes of one config two volumes', () => {
    const out = convertText(
      compose('{ source: c, target: /a, mode: "0444" }, { source: c, target: /b, mode: "0555" }', 'c: { content: x }'),
    );
    const [first, second] = out.pod('web').volumes ?? [];
    expect(first?.name).toBe('c');
    expect(second?.name).not.toBe('c');
    expect(second?.configMap?.items?.[0]?.mode).toBe(0o555);
  });

  it('says that templates are not filled in', () => {
    const out = convertText(compose('c', 'c: { content: x, template_driver: golang }'));
    expect(out.fate('configs.c.template_driver')).toBe('unsupported');
  });
});

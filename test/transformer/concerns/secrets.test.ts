import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const files = { 'db.txt': 'hunter2\n', 'cert.p12': Uint8Array.from([0, 255, 128, 1]) };

function compose(uses: string, sources: string): string {
  return `services: { app: { image: app:1, secrets: [${uses}] } }\nsecrets: { ${sources} }`;
}

describe('secrets: where a service finds them', () => {
  it('puts all of them into one volume at /run/secrets', () => {
    const out = convertText(
      compose('db, { source: cert, target: tls/server.p12, mode: "0400" }', 'db: { file: db.txt }, cert: { file: cert.p12 }'),
      { files },
    );
    expect(out.mounts('app')).toEqual(['secrets /run/secrets ro']);
    expect(out.pod('app').volumes).toEqual([
      {
        name: 'secrets',
        projected: {
          sources: [
            { secret: { name: 'db', items: [{ key: 'db', path: 'db', mode: 0o444 }] } },
            { secret: { name: 'cert', items: [{ key: 'cert', path: 'tls/server.p12', mode: 0o400 }] } },
          ],
        },
      },
    ]);
  });

  it('mounts one with an absolute target as a file of its own', () => {
    const out = convertText(
      compose(
        '{ source: db, target: /etc/app/password }, { source: cert, target: /run/secrets/renamed }',
        'db: { file: db.txt }, cert: { file: cert.p12 }',
      ),
      {
        files,
      },
    );
    expect(out.mounts('app')).toEqual(['secrets /run/secrets ro', 'db /etc/app/password[db] ro']);
  });

  it('mounts them one by one beside the token of a ServiceAccount, which lies in the same folder', () => {
    const out = convertText(
      `
services:
  app: { image: app:1, secrets: [db], depends_on: { setup: { condition: service_completed_successfully } } }
  setup: { image: s:1 }
secrets: { db: { file: db.txt } }
`,
      { files },
    );
    expect(out.mounts('app')).toEqual(['secrets /run/secrets/db[db] ro']);
  });

  it('mounts nothing twice at one place', () => {
    const out = convertText(
      'services: { app: { image: app:1, tmpfs: [/x], secrets: [{ source: db, target: /x }] } }\nsecrets: { db: { file: db.txt } }',
      { files },
    );
    expect(out.mounts('app')).toEqual(['x /x']);
    expect(out.fate('services.app.secrets[0].target')).toBe('unsupported');
  });

  it.each<[string, string, string, number | undefined, Record<string, string | undefined>]>([
    ['everybody', '', '{ source: db, uid: "103", gid: "103" }', undefined, { uid: 'approximated', gid: 'approximated' }],
    [
      'a group',
      '',
      '{ source: db, uid: "103", gid: "104", mode: 0440 }',
      104,
      { uid: 'approximated', gid: 'approximated', mode: 'mapped' },
    ],
    ['a user', '', '{ source: db, uid: "103", mode: 0400 }', 103, { uid: 'approximated', mode: 'approximated' }],
    ['the user of the service', 'user: "1000"', '{ source: db, mode: 0400 }', 1000, { mode: 'approximated' }],
    ['root', '', '{ source: db, uid: "0", gid: "0", mode: 0400 }', undefined, { uid: 'mapped', gid: 'mapped', mode: 'approximated' }],
    ['root as the service is', 'user: root', '{ source: db, mode: 0440 }', undefined, { mode: 'approximated' }],
    ['nobody that is known', '', '{ source: db, uid: "app", mode: 0440 }', undefined, { uid: 'approximated', mode: 'approximated' }],
    [
      'a group by a setting',
      'x-kubeferry: { fsGroup: 7 }',
      '{ source: db, gid: "103", mode: 0440 }',
      7,
      { gid: 'approximated', mode: 'mapped' },
    ],
  ])('files belong to root, and the group of the volumes is that of who may read them: %s', (_who, fields, reference, group, fates) => {
    const out = convertText(
      `services: { app: { image: app:1, ${fields === '' ? '' : `${fields}, `}secrets: [${reference}] } }\nsecrets: { db: { file: db.txt } }`,
      { files },
    );
    expect(out.pod('app').securityContext?.fsGroup).toBe(group);
    const found = Object.keys(fates).map((key) => [key, out.fate(`services.app.secrets[0].${key}`)]);
    expect(Object.fromEntries(found)).toEqual(fates);
  });
});

describe('secrets: where they come from', () => {
  it('a file, as text or as bytes, in base64 once', () => {
    const out = convertText(compose('db, cert', 'db: { file: db.txt }, cert: { file: cert.p12 }'), { files });
    expect(out.find('Secret', 'db').stringData).toEqual({ db: 'hunter2\n' });
    expect(out.find('Secret', 'cert').data).toEqual({ cert: 'AP+AAQ==' });
    expect(out.find('Secret', 'cert').stringData).toBeUndefined();
  });

  it('a variable of the run', () => {
    const out = convertText(compose('db', 'db: { environment: DB_PASSWORD }'), { environment: { DB_PASSWORD: 'hunter2' } });
    expect(out.find('Secret', 'db').stringData).toEqual({ db: 'hunter2' });
  });

  it('a large file, which `kubectl apply` needs a flag for', () => {
    const large = convertText(compose('db', 'db: { file: db.bin }'), { files: { 'db.bin': new Uint8Array(300_000).fill(255) } });
    expect(large.said('convert/large-configmap')).toEqual([expect.stringMatching(/^The Secret db takes 293 KiB.*--server-side/)]);
    expect(convertText(compose('db', 'db: { file: db.txt }'), { files }).said('convert/large-configmap')).toEqual([]);
  });

  it('a file that is missing: an error at its place, and a placeholder', () => {
    const out = convertText(compose('db', 'db: { file: nowhere.txt }'));
    expect(out.find('Secret', 'db').stringData).toEqual({ db: 'CHANGE_ME' });
    const found = out.diagnostics.find(({ code }) => code === 'convert/missing-file');
    expect(found).toMatchObject({ severity: 'error', path: ['secrets', 'db', 'file'] });
  });

  it('a variable that is not set: a warning, and a placeholder', () => {
    const out = convertText(compose('db', 'db: { environment: DB_PASSWORD }'));
    expect(out.find('Secret', 'db').stringData).toEqual({ db: 'CHANGE_ME' });
    expect(out.diagnostics.find(({ code }) => code === 'convert/missing-file')).toMatchObject({
      severity: 'warning',
      path: ['secrets', 'db', 'environment'],
    });
  });

  it('the cluster, for an external one', () => {
    const out = convertText(compose('db', 'db: { external: true, name: shared-db }'));
    expect(out.names.filter((name) => name.startsWith('Secret'))).toEqual([]);
    expect(out.pod('app').volumes?.[0]?.projected?.sources?.[0]?.secret?.name).toBe('shared-db');
    expect(out.diagnostics.find(({ code }) => code === 'convert/expected-object')).toMatchObject({
      severity: 'warning',
      path: ['secrets', 'db'],
      message: expect.stringMatching(/^The Secret shared-db with the key db must be in the cluster\. It is external,/),
      help: expect.stringContaining('`kubectl create secret generic shared-db --from-file=db=FILE`'),
    });
  });

  it('an existing Secret that a setting names', () => {
    const out = convertText(compose('db', 'db: { file: nowhere.txt, x-kubeferry: { name: vault-db, key: password } }'));
    expect(out.names.filter((name) => name.startsWith('Secret'))).toEqual([]);
    expect(out.pod('app').volumes?.[0]?.projected?.sources?.[0]?.secret).toEqual({
      name: 'vault-db',
      items: [{ key: 'password', path: 'db', mode: 0o444 }],
    });
    expect(out.codes()).not.toContain('convert/missing-file');
  });

  it.each([
    ['placeholder', 'Secret db'],
    ['external-secrets', 'ExternalSecret db'],
    ['existing', undefined],
  ] as const)('nowhere, when values are not wanted (%s): the file is not even looked for', (secretValues, object) => {
    const out = convertText(compose('db', 'db: { file: nowhere.txt }'), { settings: { secretValues } });
    expect(out.names.filter((name) => name.includes('Secret'))).toEqual(object === undefined ? [] : [object]);
    expect(out.codes()).not.toContain('convert/missing-file');
  });
});

describe('secrets: what stands at the top', () => {
  it('leaves out what no container uses', () => {
    const out = convertText('services: { app: { image: app:1 } }\nsecrets: { db: { file: db.txt } }', { files });
    expect(out.names.filter((name) => name.startsWith('Secret'))).toEqual([]);
    expect(out.fate('secrets.db.file')).toBe('ignored');
  });

  it('names keys and references alike, whatever the name is', () => {
    const out = convertText(compose('My_Secret.v1', 'My_Secret.v1: { file: db.txt }'), { files });
    const item = out.pod('app').volumes?.[0]?.projected?.sources?.[0]?.secret;
    expect(Object.keys(out.find('Secret', item?.name ?? '').stringData ?? {})).toEqual([item?.items?.[0]?.key]);
    expect(item?.items?.[0]?.path).toBe('My_Secret.v1');
  });

  it('rolls Pods on a change only where the values are shown anyway', () => {
    const text = compose('db', 'db: { file: db.txt }');
    const annotations = (secretValues: 'separate' | 'inline') =>
      Object.keys(convertText(text, { files, settings: { secretValues } }).template('app').metadata?.annotations ?? {});
    expect(annotations('separate')).toEqual([]);
    expect(annotations('inline')).toEqual(['checksum/secret-db']);
  });

  it('keeps labels as annotations', () => {
    const out = convertText(compose('db', 'db: { file: db.txt, labels: { team: "a b" } }'), { files });
    expect(out.find('Secret', 'db').metadata['annotations']).toEqual({ team: 'a b' });
  });
});

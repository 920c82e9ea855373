/** Projects that were made to do harm: each costs its maker a few characters, or says something that no one means. */

export interface HostileProject {
  readonly name: string;
  /** By path below the project's folder. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Codes of diagnostics, at least one of which `config` gives; none means that the project is legal. */
  readonly codes?: readonly string[];
}

const NGINX = 'services:\n  a:\n    image: nginx\n';
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const EVIL = String.raw`x\n---\nkind: Pod\n# {{ .Values.x }} {{{{raw}}}} {{#each}} \`]( <b> ../../x`;

function each(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('');
}

function proto(value: string): string {
  return `{${NAMES.map((name) => `${name}: ${value}`).join(', ')}}`;
}

function compose(text: string | Uint8Array): Readonly<Record<string, string | Uint8Array>> {
  return { 'compose.yaml': text };
}

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8])]);
}

const BOMB = each(
  20,
  (i) =>
    `x-${i}: &a${i} [${Array(9)
      .fill(i === 0 ? 'lol' : `*a${i - 1}`)
      .join(', ')}]\n`,
);
const DOUBLING = `V0=xxxxxxxxxx\n${each(30, (i) => `V${i + 1}=\${V${i}}\${V${i}}\n`)}`;

const SIZE: readonly HostileProject[] = [
  { name: 'aliases that multiply', files: compose(`${BOMB}${NGINX}    x-y: *a19\n`), codes: ['yaml/too-complex'] },
  { name: 'flow lists in each other', files: compose(`x-a: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`), codes: ['yaml/too-complex'] },
  {
    name: 'flow mappings in each other',
    files: compose(`x-a: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}\n`),
    codes: ['yaml/too-complex'],
  },
  { name: 'block mappings in each other', files: compose(each(3000, (i) => `${' '.repeat(i)}k:\n`)), codes: ['yaml/too-complex'] },
  { name: 'block lists in each other', files: compose(`x-a:\n${'- '.repeat(10_000)}a\n`), codes: ['yaml/too-complex'] },
  { name: 'an extension as deep as may be', files: compose(`${NGINX}    x-a: ${'['.repeat(490)}${']'.repeat(490)}\n`) },
  {
    name: 'an environment in depth',
    files: compose(`${NGINX}    environment: ${'{a: '.repeat(480)}1${'}'.repeat(480)}\n`),
    codes: ['schema/type'],
  },
  { name: 'a file of 50 MB', files: compose(`${NGINX}#${'x'.repeat(50_000_000)}\n`), codes: ['compose/file-unreadable'] },
  { name: 'a million items', files: compose(`${NGINX}    command:\n${'    - a\n'.repeat(1_000_001)}`), codes: ['yaml/too-complex'] },
  {
    name: 'more items than anyone means',
    files: compose(`${NGINX}    cap_add:\n${each(60_000, (i) => `    - C${i}\n`)}`),
    codes: ['compose/too-large'],
  },
  { name: 'a command of many words', files: compose(`${NGINX}    command: "${'a '.repeat(60_000)}"\n`), codes: ['compose/too-large'] },
  {
    name: 'an env file of many variables',
    files: { ...compose(`${NGINX}    env_file: e\n`), e: each(60_000, (i) => `V${i}=1\n`) },
    codes: ['compose/too-large'],
  },
  { name: 'all ports there are', files: compose(`${NGINX}    ports: ["1-65535:1-65535"]\n`), codes: ['compose/short-syntax'] },
  {
    name: 'all ports there are, service by service',
    files: compose(`services:\n${each(50, (i) => `  a${i}: {image: nginx, ports: ["1-3000:1-3000"]}\n`)}`),
    codes: ['compose/short-syntax'],
  },
  {
    name: 'a large base for many',
    files: compose(
      `services:\n  b: {image: nginx, environment: [${each(3000, (i) => `A${i}=1, `)}]}\n${each(2000, (i) => `  s${i}: {extends: b}\n`)}`,
    ),
    codes: ['compose/too-large'],
  },
  {
    name: 'one include over and over',
    files: { ...compose(`include: [${'b.yaml, '.repeat(3000)}]\n`), 'b.yaml': `${NGINX}    cap_add: [${each(3000, (i) => `C${i}, `)}]\n` },
    codes: ['compose/too-large'],
  },
  { name: 'documents without end', files: compose('---\n'.repeat(100_000)), codes: ['compose/too-many-documents'] },
  { name: 'one key over and over', files: compose(`${NGINX}${'    image: nginx\n'.repeat(50_000)}`), codes: ['yaml/duplicate-key'] },
  {
    name: 'a name of 10,000 characters',
    files: compose(`services:\n  ? ${'a'.repeat(10_000)}\n  : image: nginx\n    ports: ["80:80"]\n`),
  },
  {
    name: 'very long values',
    files: compose(
      `${NGINX}    environment: {A: "${'x'.repeat(900_000)}", URL: "${'http://a:b@'.repeat(9000)}", P: "${'$$('.repeat(9000)}"}\n    hostname: "${'a-'.repeat(9000)}!"\n`,
    ),
  },
  {
    name: 'short syntaxes of many characters',
    files: compose(
      `${NGINX}    ports: ["${'1-'.repeat(20_000)}", "${':'.repeat(50_000)}"]\n    volumes: ["${'a:'.repeat(50_000)}"]\n    user: "${':'.repeat(50_000)}"\n    stop_grace_period: "${'1h'.repeat(20_000)}"\n    labels: {traefik.http.routers.a.rule: "${'('.repeat(50_000)}"}\n`,
    ),
    codes: ['compose/short-syntax'],
  },
];

const VARIABLES: readonly HostileProject[] = [
  {
    name: 'defaults in defaults',
    files: compose(`services: {a: {image: "${'${A:-'.repeat(10_000)}x${'}'.repeat(10_000)}"}}\n`),
    codes: ['compose/invalid-interpolation'],
  },
  {
    name: 'braces without end',
    files: compose(`services: {a: {image: "${'${A:-'.repeat(10_000)}"}}\n`),
    codes: ['compose/invalid-interpolation'],
  },
  {
    name: 'variables that double',
    files: { ...compose(`${NGINX}    command: $V30\n`), '.env': DOUBLING },
    codes: ['compose/invalid-interpolation'],
  },
  {
    name: 'variables of an env file that double',
    files: { ...compose(`${NGINX}    env_file: e\n`), e: DOUBLING },
    codes: ['compose/invalid-interpolation'],
  },
  {
    name: 'a long variable in many places',
    files: {
      ...compose(`services:\n${each(500, (i) => `  a${i}: {image: nginx, command: "$V"}\n`)}`),
      '.env': `V=${'x'.repeat(900_000)}\n`,
    },
    codes: ['compose/invalid-interpolation'],
  },
];

const CYCLES: readonly HostileProject[] = [
  { name: 'an include of itself', files: compose('include: [compose.yaml]\n'), codes: ['compose/include-cycle'] },
  {
    name: 'two includes of each other',
    files: { ...compose('include: [b.yaml]\n'), 'b.yaml': 'include: [compose.yaml]\n' },
    codes: ['compose/include-cycle'],
  },
  { name: 'a service that extends itself', files: compose('services: {a: {extends: a}}\n'), codes: ['compose/extends-cycle'] },
  {
    name: 'two files that extend each other',
    files: {
      ...compose('services: {a: {extends: {file: b.yaml, service: b}}}\n'),
      'b.yaml': 'services: {b: {extends: {file: compose.yaml, service: a}}}\n',
    },
    codes: ['compose/extends-cycle'],
  },
  {
    name: 'includes that fan out',
    files: {
      ...compose('include: [0.yaml]\n'),
      e1: 'A=1',
      e2: 'A=2',
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, i) => [
          `${i}.yaml`,
          `include: [{path: ${i + 1}.yaml, env_file: e1}, {path: ${i + 1}.yaml, env_file: e2}]\n`,
        ]),
      ),
      '30.yaml': NGINX,
    },
    codes: ['compose/too-many-includes'],
  },
  {
    name: 'a long circle of dependencies',
    files: compose(`services:\n${each(1000, (i) => `  s${i}: {image: nginx, depends_on: [s${(i + 1) % 1000}]}\n`)}`),
    codes: ['compose/dependency-cycle'],
  },
  {
    name: 'networks of each other',
    files: compose('services: {a: {image: x, network_mode: "service:b"}, b: {image: x, network_mode: "service:a"}}\n'),
    codes: ['compose/dependency-cycle'],
  },
  {
    name: 'volumes from each other',
    files: compose('services: {a: {image: x, volumes_from: [b]}, b: {image: x, volumes_from: [a]}}\n'),
    codes: ['compose/dependency-cycle'],
  },
  { name: 'an anchor in itself', files: compose('services: &a\n  a: *a\n'), codes: ['yaml/alias-cycle', 'yaml/unknown-anchor'] },
];

const PROTOTYPES: readonly HostileProject[] = [
  { name: 'services called like members of objects', files: compose(`services: ${proto('{image: nginx, ports: ["80"]}')}\n`) },
  {
    name: 'volumes, networks and labels called like members of objects',
    files: compose(
      `services:\n  a:\n    image: nginx\n    environment: ${proto('x')}\n    labels: ${proto('x')}\n    annotations: ${proto('x')}\n    volumes: [${NAMES.map((name) => `"${name}:/${name}"`).join(', ')}]\n    networks: ${proto('{}')}\n    configs: [${NAMES.join(', ')}]\n    extra_hosts: ${proto('1.2.3.4')}\n    sysctls: ${proto('1')}\n    depends_on: [b]\n    x-a: ${proto('1')}\n  b: {image: nginx, profiles: []}\nvolumes: ${proto('{}')}\nnetworks: ${proto('{}')}\nconfigs: ${proto('{content: x}')}\nx-k: ${proto('1')}\n`,
    ),
  },
  {
    name: 'keys of Compose called like members of objects',
    files: compose(
      `__proto__: {a: 1}\nconstructor: 1\nservices:\n  a: {image: nginx, __proto__: {privileged: true}, deploy: {constructor: 1}, ports: [{__proto__: 1}]}\n`,
    ),
    codes: ['schema/unknown-key'],
  },
  {
    name: 'references to members of objects',
    files: compose('services: {a: {image: x, depends_on: [constructor], network_mode: "service:toString"}, b: {extends: __proto__}}\n'),
    codes: ['compose/extends-missing'],
  },
  {
    name: 'values called like members of objects',
    files: compose(
      'services: {a: {image: constructor, restart: toString, cap_add: [constructor], user: __proto__, security_opt: ["__proto__:x", "constructor=y"], labels: {traefik.http.routers.__proto__.rule: "Host(`a`)", caddy: constructor}, deploy: {placement: {constraints: ["constructor == x", "node.constructor == z"]}}}}\n',
    ),
  },
  {
    name: 'settings called like members of objects',
    files: { ...compose(NGINX), 'kubeferry.yaml': `__proto__: 1\nconstructor: 2\nservices: ${proto('{}')}\n` },
  },
];

const CHARACTERS: readonly HostileProject[] = [
  { name: 'a NUL byte', files: compose(bytes('services: {a: {image: "x', [0], '"}}\n')), codes: ['yaml/encoding'] },
  {
    name: 'NUL characters in every name of a file',
    files: compose(
      String.raw`services: {a: {image: "x\0", env_file: "x\0", volumes: ["./x\0:/z"], command: ["\0"], configs: [c], environment: {A: "\0"}}}` +
        String.raw`
configs: {c: {file: "x\0"}}
`,
    ),
    codes: ['compose/env-file-missing'],
  },
  {
    name: 'NUL characters in values',
    files: compose(String.raw`services: {a: {image: nginx, command: ["\0"], environment: {A: "\0"}, hostname: "\0"}}`),
    codes: ['compose/nul-character'],
  },
  { name: 'invalid UTF-8', files: compose(bytes('services: {a: {image: "', [0xff, 0xfe], '"}}\n')), codes: ['yaml/encoding'] },
  {
    name: 'invalid UTF-8 in a file of variables',
    files: { ...compose(`${NGINX}    env_file: e\n`), e: bytes('A=', [0xff, 0, 0xc3, 0x28], '\n') },
    codes: ['compose/nul-character'],
  },
  { name: 'UTF-16', files: compose(utf16(NGINX)) },
  { name: 'half a character of UTF-16', files: compose(utf16(NGINX).slice(0, -1)), codes: ['yaml/encoding'] },
  { name: 'CRLF', files: { ...compose(NGINX.replaceAll('\n', '\r\n')), '.env': 'A=1\r\n' } },
  { name: 'CR', files: compose(NGINX.replaceAll('\n', '\r')) },
  { name: 'a byte order mark', files: compose(bytes([0xef, 0xbb, 0xbf], NGINX)) },
  { name: 'tabs', files: compose('services:\n\ta:\n\t\timage: nginx\n'), codes: ['yaml/syntax'] },
  { name: 'nothing', files: compose(''), codes: ['compose/empty'] },
  { name: 'a list', files: compose('- a\n'), codes: ['compose/not-a-mapping'] },
  {
    name: 'tags of other languages',
    files: compose('services: {a: {image: !!binary "//8=", x-a: !!js/function "f", x-b: !ruby/object:Foo {}}}\n'),
  },
  {
    name: 'numbers beyond all measure',
    files: compose(
      `services: {a: {image: nginx, mem_limit: 1e999, cpus: 1e308, pids_limit: .inf, cpu_shares: .nan, stop_grace_period: 99999999999999999h, deploy: {replicas: 999999999999}, environment: {A: 0x${'f'.repeat(5000)}, B: ${'9'.repeat(50_000)}, C: 1e${'9'.repeat(500)}}}}\n`,
    ),
    codes: ['compose/invalid-value'],
  },
  {
    name: 'control characters for the terminal',
    files: compose(String.raw`services: {a: {imag: "\e[2J", "y\e]0;t\a": 1, depends_on: ["\e[31m"]}}`),
    codes: ['schema/unknown-key'],
  },
];

const PLACES: readonly HostileProject[] = [
  {
    name: 'an include from outside',
    files: compose('include: [../../../../etc/passwd, /etc/hostname]\n'),
    codes: ['compose/file-unreadable', 'compose/not-a-mapping'],
  },
  {
    name: 'a base from outside',
    files: compose('services: {a: {extends: {file: /etc/passwd, service: a}}}\n'),
    codes: ['compose/file-unreadable', 'compose/extends-missing'],
  },
  {
    name: 'files from the network',
    files: compose('include: [https://example.com/x.git, oci://x/y]\n'),
    codes: ['compose/remote-include'],
  },
  {
    name: 'a device as env file',
    files: compose(`${NGINX}    env_file: /dev/zero\n    label_file: /dev/zero\n`),
    codes: ['compose/file-unreadable', 'compose/env-file-missing'],
  },
  {
    name: 'the machine as volumes and secrets',
    files: compose(
      `${NGINX}    volumes: ["/dev/zero:/z", "/proc/kcore:/k", "/:/host", "../../../etc/passwd:/p"]\n    secrets: [s]\n    configs: [c]\nsecrets: {s: {file: /dev/random}}\nconfigs: {c: {file: /dev/zero}}\n`,
    ),
  },
  { name: 'a folder as compose file', files: { 'compose.yaml/x': '' }, codes: ['compose/file-unreadable'] },
  {
    name: 'folders as files',
    files: { ...compose(`${NGINX}    env_file: e\n`), 'e/x': '', '.env/x': '' },
    codes: ['compose/file-unreadable'],
  },
];

/** Text that would be something else, were it not kept in its scalar, comment or name. */
const INJECTED: Readonly<Record<string, string>> = {
  image: `  b: {image: "${EVIL}", ports: ["81"]}\n`,
  labels: `    labels: {"${EVIL}": "${EVIL}"}\n    annotations: {"${EVIL}": "${EVIL}"}\n`,
  environment: `    environment: {"${EVIL}": "${EVIL}", A: "${EVIL}", PASSWORD: "${EVIL}", URL: "http://u:${EVIL}@a/"}\n`,
  commands: `    command: ["${EVIL}"]\n    entrypoint: ["${EVIL}"]\n    working_dir: "${EVIL}"\n    user: "${EVIL}"\n    hostname: "${EVIL}"\n    container_name: "${EVIL}"\n`,
  'health check': `    healthcheck: {test: ["CMD-SHELL", "${EVIL}"]}\n    stop_signal: "${EVIL}"\n    pre_stop: [{command: "${EVIL}"}]\n`,
  volumes: `    volumes: ["v:/x${EVIL}", "./${EVIL}:/b"]\nvolumes: {v: {name: "${EVIL}", labels: {"${EVIL}": "${EVIL}"}, driver_opts: {type: nfs, o: "addr=${EVIL}", device: ":/${EVIL}"}}}\n`,
  configs: `    configs: [{source: c, target: "/${EVIL}"}]\nconfigs: {c: {content: "${EVIL}", name: "${EVIL}"}}\n`,
  'what is outside': `    configs: [c]\n    secrets: [s]\n    volumes: ["v:/x"]\nconfigs: {c: {external: true, name: "${EVIL}"}}\nsecrets: {s: {external: true, name: "${EVIL}"}}\nvolumes: {v: {external: true, name: "${EVIL}"}}\n`,
  networks: `    networks: {n: {aliases: ["${EVIL}"]}}\n    extra_hosts: ["${EVIL}=1.2.3.4"]\n    dns: ["${EVIL}"]\n    dns_search: ["${EVIL}"]\nnetworks: {n: {name: "${EVIL}", labels: {"${EVIL}": "${EVIL}"}}}\n`,
  placement: `    deploy: {placement: {constraints: ["node.labels.${EVIL}==${EVIL}"], preferences: [{spread: "node.labels.${EVIL}"}]}}\n`,
  security: `    cap_add: ["${EVIL}"]\n    security_opt: ["seccomp=${EVIL}"]\n    sysctls: {"${EVIL}": "${EVIL}"}\n    runtime: "${EVIL}"\n    platform: "${EVIL}"\n    group_add: ["${EVIL}"]\n`,
  routes: `    labels: {traefik.enable: "true", "traefik.http.routers.${EVIL}.rule": "Host(\`${EVIL}\`)", caddy: "${EVIL}", caddy.reverse_proxy: "${EVIL}"}\n`,
  'labels of kompose': `    labels: {kompose.service.type: "${EVIL}", kompose.volume.size: "${EVIL}", "kompose.${EVIL}": x}\n`,
  settings: `    x-kubeferry: {expose: "${EVIL}", "${EVIL}": 1}\nx-kubeferry: {namespace: "${EVIL}"}\n`,
  build: `    build: {context: "./${EVIL}", dockerfile: "${EVIL}", args: {"${EVIL}": "${EVIL}"}}\n`,
  models: `    models: {m: {endpoint_var: "${EVIL}"}}\nmodels: {m: {model: "${EVIL}"}}\n`,
};

const INJECTIONS: readonly HostileProject[] = [
  ...Object.entries(INJECTED).map(([name, text]) => ({
    name: `other documents and templates in ${name}`,
    files: compose(`name: shop\nservices:\n  a:\n    image: nginx\n    ports: ["80:80"]\n${text}`),
  })),
  ...['../../x', '{{x}}', '# a', String.raw`x\n---`].map((name) => ({
    name: `a project called ${name}`,
    files: compose(`name: "${name}"\n${NGINX}`),
  })),
  { name: 'services called like paths', files: compose('services: {"../../x": {image: x}, "a/b": {image: x}}\n'), codes: ['schema/name'] },
  {
    name: 'services called like files of the result',
    files: compose(
      'services: {README.md: {image: x}, kustomization: {image: x}, .kubeferry: {image: x}, ..: {image: x}, a_b: {image: x}, a-b: {image: x}, a.b: {image: x}}\n',
    ),
  },
];

export const HOSTILE_PROJECTS: readonly HostileProject[] = [
  ...SIZE,
  ...VARIABLES,
  ...CYCLES,
  ...PROTOTYPES,
  ...CHARACTERS,
  ...PLACES,
  ...INJECTIONS,
];

/** What the conversion has to say of ports, names and ways in. */

import { type Inputs, SECRET, web } from './input.ts';

export const convertNetwork: Inputs = {
  'convert/ambiguous-name': [
    {
      compose: `${web('networks: {front: {aliases: [⟦db⟧]}}')}  db:\n    image: postgres:17.2\n    networks: [back]\nnetworks: {front: {}, back: {}}\n`,
      names: ['web', 'db'],
    },
  ],
  'convert/ambiguous-route': {
    compose: `${web('expose: ["80"]', 'x-kubeferry: {expose: {kind: ingress, hosts: [shop.example.com]}}'.replace('{kind', '⟦{kind').replace(']}}', ']}⟧}'))}  api:\n    image: nginx\n    expose: ["80"]\n    x-kubeferry: {expose: {kind: ingress, hosts: [shop.example.com]}}\n`,
    names: ['web', 'api', 'shop.example.com/'],
  },
  'convert/ingress-class': {
    compose: web(
      'expose: ["80"]',
      'x-kubeferry: {expose: {kind: ingress, class: nginx, annotations: {kubernetes.io/ingress.class: other}}}',
    ).replace('web', '⟦web⟧'),
    names: ['web', 'nginx', 'other'],
  },
  'convert/host-in-file': {
    files: {
      'compose.yaml': `${web('volumes: [⟦"./web.conf:/etc/web.conf"⟧]')}  my_db:\n    image: postgres:17.2\n`,
      'web.conf': `url = postgres://web:${SECRET}@my_db:5432/shop\n`,
    },
    names: ['my_db', 'my-db', 'web'],
  },
  'convert/host-port': {
    compose: web('ports:', '  - {target: 80, published: "8080", mode: ⟦host⟧}'),
    names: ['services.web.ports[0].mode', 'web'],
  },
  'convert/host-rewritten': {
    compose: `${web('environment:', `  DB: ⟦postgres://web:${SECRET}@my_db:5432/shop⟧`)}  my_db:\n    image: postgres:17.2\n`,
    names: ['DB', 'my_db', 'my-db'],
  },
  'convert/local-port': { compose: web('ports:', '  - 127.0.0.1:⟦8080⟧:80'), names: ['web', '8080'] },
  'convert/mixed-protocols': {
    compose: web('ports: ⟦["53:53", "53:53/udp"]⟧', 'x-kubeferry: {expose: loadbalancer}'),
    names: ['web', 'UDP'],
  },
  'convert/no-service': { compose: 'services:\n  ⟦worker⟧:\n    image: example.com/worker:1\n' },
  'convert/replaced-proxy': {
    compose: `services:\n  proxy:\n    image: traefik:v3.1\n    ports:\n      - "⟦80⟧:80"\n  web:\n    image: nginx:1.29.3\n    labels: {traefik.http.routers.web.rule: "Host(\`web.example.com\`)"}\n`,
    names: ['proxy', '80:80'],
  },
  'convert/not-exposed': { compose: web('ports:', '  - "⟦8080⟧:80"'), names: ['web', '8080'] },
  'convert/nothing-to-expose': {
    compose: 'services:\n  app:\n    image: example.com/app:1\n    x-kubeferry: {expose: ⟦ingress⟧}\n',
    names: 'app',
  },
  'convert/renamed': { compose: 'services:\n  ⟦my_db⟧:\n    image: postgres:17.2\n', names: ['my_db', 'my-db'] },
  'convert/renamed-host': { compose: web('networks: {default: {aliases: [⟦shop_web⟧]}}') },
  'convert/possible-host': {
    compose: `${web('environment: {PEERS: ⟦a my_db⟧}')}  my_db:\n    image: postgres:17.2\n`,
    names: ['my_db', 'my-db', 'web'],
  },
  'convert/route-host': {
    compose: web('expose: ["80"]', 'x-kubeferry: {expose: ⟦{kind: ingress, hosts: ["http://shop"]}⟧}'),
    names: 'http://shop',
  },
  'convert/route-middleware': [
    {
      compose: web(
        'expose: ["80"]',
        'labels:',
        '  traefik.enable: "true"',
        '  traefik.http.routers.web.rule: Host(`shop.example.com`)',
        '  traefik.http.routers.web.middlewares: ⟦auth⟧',
      ),
      names: ['web', 'auth'],
    },
    {
      compose: web(
        'expose: ["80"]',
        'labels:',
        '  caddy: shop.example.com',
        '  caddy.handle_path: ⟦/api/*⟧',
        '  caddy.handle_path.reverse_proxy: "{{upstreams 80}}"',
      ),
      names: ['web', '/api/*'],
    },
  ],
  'convert/route-protocol': {
    compose: web(
      'expose: ["80"]',
      'labels:',
      '  traefik.enable: "true"',
      '  traefik.http.routers.web.rule: Host(`shop.example.com`)',
      '  traefik.tcp.routers.db.rule: ⟦HostSNI(`*`)⟧',
    ),
    names: 'web',
  },
  'convert/route-rule': [
    {
      compose: web('expose: ["80"]', 'labels:', '  traefik.enable: "true"', '  traefik.http.routers.web.rule: ⟦Method(`GET`)⟧'),
      names: ['web', 'Method(`GET`)'],
    },
    {
      compose: web('expose: ["80"]', 'labels:', '  caddy: ⟦shop.example.com 10.0.0.1⟧', '  caddy.reverse_proxy: "{{upstreams 80}}"'),
      names: ['web'],
    },
    { compose: web('expose: ["80"]', 'environment:', '  VIRTUAL_HOST: ⟦~^shop.*⟧'), names: ['web', 'VIRTUAL_HOST'] },
    { compose: web('expose: ["80"]', 'environment:', '  VIRTUAL_HOST_MULTIPORTS: ⟦x⟧'), names: ['web', 'VIRTUAL_HOST_MULTIPORTS'] },
  ],
  'convert/tls-secret': [
    {
      compose:
        'services:\n  ⟦web⟧:\n    image: nginx:1.29.3\n    expose: ["80"]\n    x-kubeferry: {expose: {kind: ingress, hosts: [shop.example.com], tls: true}}\n',
      names: ['web', 'shop.example.com'],
    },
    {
      files: {
        'compose.yaml':
          'services:\n  ⟦web⟧:\n    image: nginx:1.29.3\n    expose: ["80"]\n    x-kubeferry: {expose: {kind: gateway, hosts: [shop.example.com], tls: true}}\n',
        'kubeferry.yaml': 'gateway: {name: main}\n',
      },
      names: ['web', 'main'],
    },
  ],
  'convert/unknown-port': [
    { compose: `${web('environment: {API: api}', 'depends_on: [api]')}  ⟦api⟧:\n    image: example.com/api:1\n` },
    { compose: 'services:\n  ⟦api⟧:\n    image: example.com/api:1\n    hostname: api\n' },
  ],
  'convert/unreachable': [
    {
      compose: `${web('environment:', '  API: ⟦http://api:9000⟧')}  api:\n    image: example.com/api:1\n    ports: ["9000:80"]\n`,
      names: ['web', 'api:9000'],
    },
    { compose: `${web('environment:', '  API: ⟦http://host.docker.internal:9000⟧')}`, names: ['web', 'host.docker.internal:9000'] },
  ],
  'convert/unserved-name': {
    compose: `${web('hostname: ⟦web.example.com⟧')}  api:\n    image: nginx\n    environment: {WEB: "http://web.example.com"}\n`,
  },
};

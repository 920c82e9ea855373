import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

/** `Deployment app`, and why. */
function kindOf(text: string, service = 'app'): string {
  const { names } = convertText(`services:\n  app: {${text}}\n  other: {image: other}\nvolumes: {data: , more: }\n`);
  return names.find((name) => name.endsWith(` ${service}`) && /^(?:Deployment|StatefulSet|DaemonSet|Job|CronJob) /.test(name)) ?? 'none';
}

function dependent(condition: string, more = ''): string {
  const { names } = convertText(
    `services:\n  app: {image: app, ${more}}\n  other: {image: other, depends_on: {app: {condition: ${condition}}}}\n`,
  );
  return names.find((name) => / app$/.test(name) && !name.startsWith('Service ')) ?? 'none';
}

const POSTGRES = 'image: "postgres:17"';

describe('the kind of a workload', () => {
  it.each([
    ['a service', 'image: app', 'Deployment'],
    ['one that always restarts', 'image: app, restart: always', 'Deployment'],
    ['one that is not restarted', 'image: app, restart: "no"', 'Job'],
    ['one that is not restarted, in the words of Swarm', 'image: app, deploy: {restart_policy: {condition: none}}', 'Job'],
    ['one that is not restarted, but listens', 'image: app, restart: "no", ports: ["80"]', 'Deployment'],
    ['one that is not restarted, but has a health check', 'image: app, restart: "no", healthcheck: {test: [CMD, ok]}', 'Deployment'],
    ['one whose deploy section says otherwise', 'image: app, restart: "no", deploy: {restart_policy: {condition: any}}', 'Deployment'],
    ['mode global', 'image: app, deploy: {mode: global}', 'DaemonSet'],
    ['mode replicated', 'image: app, deploy: {mode: replicated}', 'Deployment'],
    ['mode replicated-job', 'image: app, deploy: {mode: replicated-job}', 'Job'],
    ['mode global-job', 'image: app, deploy: {mode: global-job}', 'Job'],
    ['a datastore with a volume of its own', `${POSTGRES}, volumes: ["data:/var/lib/postgresql/data"]`, 'StatefulSet'],
    ['a datastore that reads a volume', `${POSTGRES}, volumes: ["data:/x:ro"]`, 'Deployment'],
    ['a datastore without a volume', POSTGRES, 'Deployment'],
    ['replicas that write to a volume', 'image: app, scale: 2, volumes: ["data:/data"]', 'StatefulSet'],
    ['one replica that writes to a volume', 'image: app, volumes: ["data:/data"]', 'Deployment'],
    ['replicas that only read', 'image: app, scale: 2, volumes: ["data:/data:ro"]', 'Deployment'],
    ['replicas with a folder in memory', 'image: app, scale: 2, tmpfs: /run', 'Deployment'],
    ['what a setting asks for', `${POSTGRES}, volumes: ["data:/data"], x-kubeferry: {workload: deployment}`, 'Deployment'],
    ['what a setting asks for, against the mode', 'image: app, deploy: {mode: global}, x-kubeferry: {workload: job}', 'Job'],
    ['a schedule', 'image: app, x-kubeferry: {cron: "0 3 * * *"}', 'CronJob'],
  ])('of %s', (_, service, kind) => {
    expect(kindOf(service)).toBe(`${kind} app`);
  });

  it.each([
    ['service_completed_successfully', '', 'Job app'],
    ['service_completed_successfully', 'ports: ["80"], restart: always', 'Job app'],
    ['service_completed_successfully', 'deploy: {mode: global}', 'DaemonSet app'],
    ['service_started', 'restart: "no"', 'Deployment app'],
    ['service_healthy', 'restart: "no"', 'Deployment app'],
  ])('of what is waited for with %s (%s)', (condition, more, kind) => {
    expect(dependent(condition, more)).toBe(kind);
  });

  it('of a datastore whose volume others mount as well is no StatefulSet, whose claims are its own', () => {
    const out = convertText(`services:
  db: {image: "postgres:17", volumes: ["data:/var/lib/postgresql/data"]}
  backup: {image: backup, volumes: ["data:/data:ro"]}
volumes: {data: }
`);
    expect(out.names).toContain('Deployment db');
    expect(out.names.filter((name) => name.startsWith('PersistentVolumeClaim '))).toEqual(['PersistentVolumeClaim data']);
  });

  it.each([
    ['anything', 'image: app', 'its replicas are interchangeable'],
    ['a datastore without a volume', POSTGRES, 'PostgreSQL has no volume here'],
    [
      'a datastore with a volume that others mount',
      `${POSTGRES}, volumes: ["data:/var/lib/postgresql/data"]`,
      'would write to the same files',
    ],
    ['an application without a volume', 'image: "wordpress:6"', 'WordPress has no volume here'],
    [
      'what lives without its data, but writes some',
      'image: grafana/grafana',
      'Grafana has no volume here: its data is gone with its Pod, and a second replica would have data of its own',
    ],
    [
      'an application with a volume that others mount',
      'image: "wordpress:6", volumes: ["data:/var/www/html"]',
      'its replicas are interchangeable',
    ],
  ])('says of replicas of %s what is true of them', (_, text, expected) => {
    const out = convertText(`services:\n  app: {${text}}\n  other: {image: other, volumes: ["data:/data"]}\nvolumes: {data: }\n`);
    expect(out.because('app', 'Deployment')).toContain(expected);
  });

  it('of a datastore that shares its volume within its Pod is a StatefulSet', () => {
    const out = convertText(`services:
  db: {image: "postgres:17", volumes: ["data:/var/lib/postgresql/data"]}
  tuner: {image: tuner, network_mode: "service:db", volumes: ["data:/data:ro"]}
volumes: {data: }
`);
    expect(out.names).toContain('StatefulSet db');
  });

  it.each(['nfs', 'tmpfs'])(
    'of replicas that write to a volume of type %s is a Deployment: all of them see the same, or nothing lasts',
    (type) => {
      const out = convertText(`services:
  app: {image: app, scale: 2, volumes: ["data:/data"]}
volumes: {data: {driver_opts: {type: ${type}, device: ":/x", o: addr=10.0.0.1}}}
`);
      expect(out.names).toContain('Deployment app');
    },
  );

  it('tells of a service that sounds as if it ran once', () => {
    expect(convertText('services:\n  db-migrate: {image: app}\n').codes()).toContain('convert/perhaps-a-job');
    expect(convertText('services:\n  db-migrate: {image: app, restart: on-failure}\n').codes()).toContain('convert/perhaps-a-job');
    expect(convertText('services:\n  db-migrate: {image: app, restart: always}\n').codes()).not.toContain('convert/perhaps-a-job');
  });
});

it.each([
  ['volumes_from: [app]', 'Job app'],
  ['links: [app]', 'Deployment app'],
  ['volumes_from: [app], links: [app]', 'Deployment app'],
  ['volumes_from: [app], depends_on: [app]', 'Deployment app'],
])('one that is not restarted is no server for lending its volumes: {%s}', (more, expected) => {
  const { names } = convertText(`services:
  app: {image: app, restart: "no", volumes: ["data:/data"]}
  other: {image: other, ${more}}
volumes: {data: }
`);
  expect(names).toContain(expected);
});

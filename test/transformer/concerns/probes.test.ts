import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const convert = (healthcheck: string, settings = '{}') =>
  convertText(
    `services:\n  web:\n    image: example.com/web:1\n    ports: ["8080:8080", "80:80", "443:443"]\n    healthcheck: ${JSON.stringify(JSON.parse(healthcheck))}\n    x-kubeferry: ${settings}\n`,
  );
const web = (healthcheck: string, settings?: string) => convert(healthcheck, settings).container('web');

const http = (port: number, path: string, host: string, scheme?: 'HTTPS') => ({
  httpGet: { path, port, ...(scheme === undefined ? {} : { scheme }), httpHeaders: [{ name: 'Host', value: host }] },
});
const exec = (...command: string[]) => ({ exec: { command } });

describe('a health check', () => {
  it.each([
    ['curl of itself', '"curl -f http://localhost:8080/health || exit 1"', http(8080, '/health', 'localhost:8080')],
    ['curl as a list', '["CMD", "curl", "-fsS", "127.0.0.1:8080"]', http(8080, '/', '127.0.0.1:8080')],
    ['curl with a limit of its own', '"curl --fail --max-time 5 -o /dev/null https://localhost"', http(443, '/', 'localhost', 'HTTPS')],
    ['wget', '["CMD", "wget", "-q", "--spider", "--timeout=3", "http://localhost/?a=1"]', http(80, '/?a=1', 'localhost')],
    ['nc', '["CMD", "nc", "-z", "localhost", "8080"]', { tcpSocket: { port: 8080 } }],
    ['grpc_health_probe', '["CMD", "/bin/grpc_health_probe", "-addr=:8080"]', { grpc: { port: 8080 } }],
  ])('that is %s is asked by the kubelet', (_, test, handler) => {
    expect(web(`{"test": ${test}}`).readinessProbe).toMatchObject(handler);
  });

  it.each([
    ['without -f takes every status', '"curl http://localhost:8080"', exec('/bin/sh', '-c', 'curl http://localhost:8080')],
    ['asks another host', '"curl -f http://db:8080"', exec('/bin/sh', '-c', 'curl -f http://db:8080')],
    ['asks a port that is not known to be open', '["CMD", "curl", "-f", "localhost:13133"]', exec('curl', '-f', 'localhost:13133')],
    ['sends a header', '["CMD", "curl", "-fH", "A: b", "localhost:8080"]', exec('curl', '-fH', 'A: b', 'localhost:8080')],
    ['is more than one command', '"curl -f localhost:8080 && true"', exec('/bin/sh', '-c', 'curl -f localhost:8080 && true')],
    ['runs a program', '["CMD", "pg_isready", "-U", "app"]', exec('pg_isready', '-U', 'app')],
  ])('that %s stays a command', (_, test, handler) => {
    const { httpGet, tcpSocket, ...probe } = web(`{"test": ${test}}`).readinessProbe ?? {};
    expect({ httpGet, tcpSocket, ...probe }).toMatchObject({ ...handler, httpGet: undefined, tcpSocket: undefined });
  });

  it.each([
    ['the times of Docker', '{"test": ["CMD", "ok"]}', { periodSeconds: 30, timeoutSeconds: 30, failureThreshold: 3 }],
    [
      'its own times, in whole seconds',
      '{"test": ["CMD", "ok"], "interval": "1m30s", "timeout": "500ms", "retries": 5}',
      { periodSeconds: 90, timeoutSeconds: 1, failureThreshold: 5 },
    ],
  ])('has %s', (_, healthcheck, expected) => {
    const { readinessProbe, startupProbe, livenessProbe } = web(healthcheck);
    expect(readinessProbe).toEqual({ ...exec('ok'), ...expected });
    expect([startupProbe, livenessProbe]).toEqual([undefined, undefined]);
  });

  it.each([
    ['10s', '5s', 3, '15s', { periodSeconds: 5, failureThreshold: 11 }, 720],
    ['30s', '1s', 5, '3s', { periodSeconds: 1, failureThreshold: 45 }, 3600],
    ['40s', undefined, 3, '30s', { periodSeconds: 5, failureThreshold: 26 }, 720],
    ['1s', '20s', 2, '1s', { periodSeconds: 20, failureThreshold: 3 }, 180],
    ['2h', '1m', 3, '30s', { periodSeconds: 60, failureThreshold: 123 }, 123],
  ])(
    'with a start period of %s (every %s, then %d times every %s) kills no container that Docker would still give time, and hardly any at all unless restarts are asked for',
    (start_period, start_interval, retries, interval, expected, patient) => {
      const check = JSON.stringify({ test: ['CMD', 'ok'], start_period, start_interval, retries, interval, timeout: '2s' });
      const probe = { ...exec('ok'), timeoutSeconds: 2, ...expected };
      expect(web(check, '{liveness: healthcheck}').startupProbe).toEqual(probe);
      expect(web(check).startupProbe).toEqual({ ...probe, failureThreshold: patient });
      expect(convert(check).fate('services.web.healthcheck.start_period')).toBe('mapped');
    },
  );

  it.each([
    ['{liveness: {disabled: true}}', 'ok'],
    ['{readiness: {disabled: true}, liveness: healthcheck}', 'ok'],
    ['{readiness: {disabled: true}, liveness: {exec: [alive]}}', 'alive'],
    ['{readiness: {startPeriod: 5s}, liveness: healthcheck}', 'ok'],
    ['{readiness: {startPeriod: 5s}, liveness: {startPeriod: 5s}}', undefined],
    ['{readiness: {startPeriod: 5s}}', undefined],
    ['{readiness: {disabled: true}}', undefined],
  ])('with a start period and %s keeps off what would restart it too soon', (settings, command) => {
    const { startupProbe } = web('{"test": ["CMD", "ok"], "start_period": "10s"}', settings);
    expect(startupProbe?.exec?.command?.[0]).toBe(command);
  });
});

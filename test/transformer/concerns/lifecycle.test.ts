import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const one = (fields: string) => convertText(`services:\n  app:\n    image: "app:1"\n${fields.replace(/^/gm, '    ')}\n`);

describe('stop_grace_period', () => {
  it.each([
    ['1m30s', 90],
    ['1500ms', 2],
    ['0s', 0],
    ['2h', 7200],
  ])('%s', (duration, seconds) => {
    expect(one(`stop_grace_period: ${duration}`).pod('app').terminationGracePeriodSeconds).toBe(seconds);
  });

  it('is that of Kubernetes unless written', () => {
    expect(one('tty: true').pod('app').terminationGracePeriodSeconds).toBeUndefined();
  });
});

describe('stop_signal', () => {
  it.each([
    ['SIGQUIT', 'kill -s QUIT 1; while kill -0 1; do sleep 1; done'],
    ['int', 'kill -s INT 1; while kill -0 1; do sleep 1; done'],
    ['"3"', 'kill -s 3 1; while kill -0 1; do sleep 1; done'],
    ['SIGRTMIN+3', 'kill -s RTMIN+3 1; while kill -0 1; do sleep 1; done'],
  ])('%s is sent by a hook that waits for the end of the program', (signal, script) => {
    const out = one(`stop_signal: ${signal}`);
    expect(out.container('app').lifecycle).toEqual({ preStop: { exec: { command: ['/bin/sh', '-c', script] } } });
    expect(out.fate('services.app.stop_signal')).toBe('approximated');
  });

  it.each([
    ['SIGTERM', 'approximated'],
    ['TERM', 'approximated'],
    ['"15"', 'approximated'],
    ['SIGKILL', 'unsupported'],
    ['"HUP; reboot"', 'unsupported'],
  ])('%s needs no hook', (signal, fate) => {
    const out = one(`stop_signal: ${signal}`);
    expect(out.container('app').lifecycle).toBeUndefined();
    expect(out.fate('services.app.stop_signal')).toBe(fate);
  });

  it.each(['init: true', 'pid: host'])('cannot be sent to process 1 with %s', (fields) => {
    const out = one(`stop_signal: SIGQUIT\n${fields}`);
    expect(out.container('app').lifecycle).toBeUndefined();
    expect(out.fate('services.app.stop_signal')).toBe('unsupported');
  });

  it('comes after what runs before the stop, and even if that fails', () => {
    expect(one('stop_signal: SIGINT\npre_stop: [{command: [flush, "a b"]}]').container('app').lifecycle?.preStop?.exec?.command).toEqual([
      '/bin/sh',
      '-c',
      "flush 'a b'; kill -s INT 1; while kill -0 1; do sleep 1; done",
    ]);
  });
});

describe('hooks', () => {
  it.each([
    ['post_start: [{command: [a, b]}]', 'postStart', ['a', 'b']],
    ['pre_stop: [{command: a b}]', 'preStop', ['a', 'b']],
    ['post_start: [{command: [a]}, {command: [b, "c d"]}]', 'postStart', ['/bin/sh', '-c', "a && b 'c d'"]],
    ['post_start: [{command: [a], working_dir: /srv}]', 'postStart', ['/bin/sh', '-c', '(cd /srv && a)']],
    ['post_start: [{command: [a], environment: {B: "c d"}}]', 'postStart', ['/bin/sh', '-c', "env B='c d' a"]],
  ] as const)('%s', (fields, field, command) => {
    expect(one(fields).container('app').lifecycle?.[field]?.exec?.command).toEqual(command);
  });

  it.each([
    ['post_start: [{command: [a], user: root}]', 'post_start[0].user', 'unsupported'],
    ['post_start: [{command: [a], privileged: true}]', 'post_start[0].privileged', 'unsupported'],
    ['post_start: [{command: [a], privileged: false}]', 'post_start[0].privileged', 'mapped'],
    ['post_start: [{command: []}]', 'post_start[0].command', 'ignored'],
  ])('%s', (fields, path, fate) => {
    const out = one(fields);
    expect(out.fate(`services.app.${path}`)).toBe(fate);
    expect(out.codes()).not.toContain('convert/unmapped');
  });
});

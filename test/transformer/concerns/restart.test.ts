import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const server = (fields: string) => convertText(`services:\n  app: {image: "app:1", ports: ["80"], ${fields}}\n`);
const job = (fields: string) =>
  convertText(`services:
  app: {image: "app:1", depends_on: {job: {condition: service_completed_successfully}}}
  job: {image: "job:1", ${fields}}
`);

describe('restart of what runs all the time', () => {
  it.each([
    ['restart: always', 'restart', 'mapped'],
    ['restart: unless-stopped', 'restart', 'mapped'],
    ['restart: "no"', 'restart', 'approximated'],
    ['restart: on-failure', 'restart', 'approximated'],
    ['restart: "on-failure:3"', 'restart', 'approximated'],
    ['deploy: {restart_policy: {condition: any}}', 'deploy.restart_policy.condition', 'mapped'],
    ['deploy: {restart_policy: {condition: on-failure}}', 'deploy.restart_policy.condition', 'approximated'],
    ['deploy: {restart_policy: {condition: none}}', 'deploy.restart_policy.condition', 'approximated'],
    ['deploy: {restart_policy: {condition: any, max_attempts: 3}}', 'deploy.restart_policy.max_attempts', 'ignored'],
    ['deploy: {restart_policy: {delay: 5s}}', 'deploy.restart_policy.delay', 'ignored'],
    ['deploy: {restart_policy: {window: 5s}}', 'deploy.restart_policy.window', 'ignored'],
    ['restart: "no", deploy: {restart_policy: {condition: any}}', 'restart', 'mapped'],
  ])('%s never is a policy that a Deployment refuses, as with a peer', (fields, key, fate) => {
    const out = server(fields);
    expect(out.pod('app').restartPolicy).toBeUndefined();
    expect(out.fate(`services.app.${key}`)).toBe(fate);
  });
});

it('tells that the count of on-failure:3 has no place in a server', () => {
  expect(server('restart: "on-failure:3"').said('convert/approximated')).toContainEqual(expect.stringContaining('not only 3 times'));
});

describe('restart of a Job', () => {
  it.each([
    ['restart: "no"', 'Never', 0],
    ['restart: on-failure', 'OnFailure', undefined],
    ['restart: "on-failure:3"', 'OnFailure', 3],
    ['restart: "on-failure:0"', 'OnFailure', undefined],
    ['restart: always', 'OnFailure', undefined],
    ['command: [x]', 'Never', undefined],
    ['deploy: {restart_policy: {condition: none}}', 'Never', 0],
    ['deploy: {restart_policy: {condition: on-failure, max_attempts: 5}}', 'OnFailure', 5],
    ['deploy: {restart_policy: {condition: on-failure, max_attempts: 0}}', 'OnFailure', undefined],
    ['restart: always, deploy: {restart_policy: {condition: none}}', 'Never', 0],
  ])('%s', (fields, restartPolicy, backoffLimit) => {
    const { spec } = job(fields).find('Job', 'job');
    expect([spec.template.spec?.restartPolicy, spec.backoffLimit]).toEqual([restartPolicy, backoffLimit]);
  });

  it('tells that it does not start again after success', () => {
    expect(job('restart: always').fate('services.job.restart')).toBe('approximated');
  });
});

describe('restart of an init container', () => {
  const guest = (restart: string) =>
    convertText(`services:
  app: {image: "app:1", depends_on: {init: {condition: service_completed_successfully}}}
  init: {image: "init:1", restart: "${restart}", x-kubeferry: {runAs: init-container}}
`);

  it.each([
    ['on-failure', 'mapped'],
    ['on-failure:3', 'approximated'],
    ['no', 'approximated'],
    ['always', 'approximated'],
  ])('%s', (restart, fate) => {
    const out = guest(restart);
    expect(out.fate('services.init.restart')).toBe(fate);
    expect(out.pod('app').restartPolicy).toBeUndefined();
  });
});

describe('a schedule', () => {
  it('makes a CronJob', () => {
    const out = convertText(`services:
  backup:
    image: backup:1
    restart: "on-failure:2"
    x-kubeferry: {cron: {schedule: "0 3 * * *", concurrencyPolicy: Forbid}}
`);
    const { spec } = out.find('CronJob', 'backup');
    expect(spec).toMatchObject({ schedule: '0 3 * * *', concurrencyPolicy: 'Forbid', jobTemplate: { spec: { backoffLimit: 2 } } });
    expect(spec.jobTemplate.spec?.template.spec?.restartPolicy).toBe('OnFailure');
  });
});

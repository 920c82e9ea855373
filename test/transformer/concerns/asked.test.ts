import { expect, it } from 'vitest';
import type { Service } from '../../../src/model/service.ts';
import { askedConcerns } from '../../../src/transformer/concerns/asked.ts';
import { makePlan } from '../../../src/transformer/make-plan.ts';
import { contextOf } from '../context.ts';

it('looks once at the services of a Pod, however many of them ask', () => {
  let looks = 0;
  const watched = (service: Service): Service =>
    new Proxy(service, {
      ownKeys: (target) => {
        looks += 1;
        return Reflect.ownKeys(target);
      },
    });
  const names = Array.from({ length: 50 }, (_, i) => `s${i}`);
  const services = Object.fromEntries(
    names.map((name, i) => [name, i === 0 ? { image: 'app' } : { image: 'app', network_mode: 'service:s0' }]),
  );
  const context = contextOf({ services });
  const { value: plan } = makePlan(context);
  const watching = Object.fromEntries(Object.entries(services).map(([name, service]) => [name, watched(service)]));
  const asked = askedConcerns({ ...context, plan, project: { ...context.project, services: watching } });
  const workload = plan.workloads.get('s0');
  if (workload === undefined) throw new Error('no Pod of s0');
  expect(workload.members).toHaveLength(50);
  const answers = names.map(() => asked(workload).map(({ name }) => name));
  expect(new Set(answers.map((answer) => answer.join())).size).toBe(1);
  expect(answers[0]).toContain('network-mode');
  expect(answers[0]).not.toContain('tmpfs');
  expect(looks).toBe(50);
});

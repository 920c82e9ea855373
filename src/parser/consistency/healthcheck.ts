/** The first item of a health check in list form says how the rest is run. */

import { problemAt } from '../validate/problem.ts';
import { placeIn, type ServiceCheck, textOf } from './subject.ts';

const STARTS = ['CMD', 'CMD-SHELL', 'NONE'];

/** What can be shown; a whole command may hold a password. */
const PROGRAM = /^[\w./-]{1,40}$/;

export const healthcheckStart: ServiceCheck = (service) => {
  const test = placeIn(service, 'healthcheck', 'test');
  const first = placeIn(service, 'healthcheck', 'test', 0);
  if (test?.node.kind !== 'list' || test.node.items.length === 0) return [];
  if (first !== undefined && STARTS.includes(textOf(first.node) ?? '')) return [];
  const start = textOf(first?.node) ?? '';
  const found = PROGRAM.test(start) ? `, not with \`${start}\`` : '';
  return [
    problemAt(first ?? test, {
      code: 'compose/healthcheck-start',
      message: `the health check of service \`${service.name}\` must begin with \`CMD\`, \`CMD-SHELL\` or \`NONE\`${found}`,
      help: 'Put `CMD` in front of a command and its arguments, `CMD-SHELL` in front of one string for a shell; or write that string alone, without a list.',
    }),
  ];
};

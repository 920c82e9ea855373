/** What Docker Compose does to a model in JSON only: it leaves out `models` and inner extensions, and shows some members that are not set. */

import { isObject, type Plain, type PlainObject, rewriteMembers } from './plain.ts';

export function jsonModel(model: PlainObject): PlainObject {
  const { models: _, services, networks, ...others } = model;
  const extensions = Object.entries(others).filter(([key]) => key.startsWith('x-'));
  return {
    ...rewriteMembers({ ...others, ...withMembers({ services, networks }) }, (value, { key, isNamed }) =>
      isNamed && key.startsWith('x-') ? undefined : value,
    ),
    ...Object.fromEntries(extensions),
  };
}

interface Sections {
  readonly services: Plain | undefined;
  readonly networks: Plain | undefined;
}

function withMembers({ services, networks }: Sections): PlainObject {
  return {
    ...(services === undefined ? {} : { services: eachOf(services, withServiceMembers) }),
    ...(networks === undefined ? {} : { networks: eachOf(networks, (network) => ({ ipam: {}, ...network })) }),
  };
}

function withServiceMembers(service: PlainObject): PlainObject {
  const { deploy } = service;
  const shown = { command: null, entrypoint: null, ...service };
  return isObject(deploy) ? { ...shown, deploy: { placement: {}, resources: {}, ...deploy } } : shown;
}

function eachOf(section: Plain, change: (value: PlainObject) => PlainObject): Plain {
  if (!isObject(section)) return section;
  const changed: Record<string, Plain | undefined> = Object.create(null);
  for (const [key, value] of Object.entries(section)) changed[key] = isObject(value) ? change(value) : value;
  return changed;
}

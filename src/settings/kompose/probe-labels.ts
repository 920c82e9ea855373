/** Probes by the labels of kompose. */

import type { ProbeSettings } from '../../model/settings.ts';
import { splitShellWords } from '../../model/shell-words.ts';
import { type LabelReader, WRITE_BOTH } from './label-reader.ts';

export function readinessLabels(labels: LabelReader): ProbeSettings | undefined {
  const label = (key: string) => `service.healthcheck.readiness.${key}`;
  const disabled = labels.flag(label('disable'));
  const exec = labels.parsed(label('test'), words, 'a command');
  const [interval, timeout] = [labels.duration(label('interval')), labels.duration(label('timeout'))];
  const [retries, startPeriod] = [labels.number(label('retries')), labels.duration(label('start_period'))];
  return unlessEmpty({
    ...(disabled === true ? { disabled } : {}),
    ...(exec === undefined ? {} : { exec }),
    ...networkProbe(labels, 'readiness'),
    ...(interval === undefined ? {} : { interval }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(retries === undefined ? {} : { retries }),
    ...(startPeriod === undefined ? {} : { startPeriod }),
  });
}

export function livenessLabels(labels: LabelReader): ProbeSettings | undefined {
  return unlessEmpty(networkProbe(labels, 'liveness'));
}

/** A request needs both a path and a port. */
function networkProbe(labels: LabelReader, kind: 'readiness' | 'liveness'): Pick<ProbeSettings, 'httpGet' | 'tcpSocket'> {
  const label = (key: string) => `service.healthcheck.${kind}.${key}`;
  const path = labels.text(label('http_get_path'));
  const port = labels.number(label('http_get_port'));
  const tcp = labels.number(label('tcp_port'));
  if (path !== undefined && port === undefined) labels.report(label('http_get_path'), 'needs `http_get_port` beside it', WRITE_BOTH);
  if (path === undefined && port !== undefined) labels.report(label('http_get_port'), 'needs `http_get_path` beside it', WRITE_BOTH);
  if (path !== undefined && port !== undefined) return { httpGet: { path: path.startsWith('/') ? path : `/${path}`, port } };
  return tcp === undefined ? {} : { tcpSocket: { port: tcp } };
}

function words(value: string): readonly string[] | undefined {
  const split = splitShellWords(value);
  return 'words' in split && split.words.length > 0 ? split.words : undefined;
}

function unlessEmpty(probe: ProbeSettings): ProbeSettings | undefined {
  return Object.keys(probe).length === 0 ? undefined : probe;
}

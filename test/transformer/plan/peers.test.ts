import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const CHECK = 'healthcheck: {test: [CMD, ok]}';
const KAFKA = `image: apache/kafka, environment: {KAFKA_CONTROLLER_QUORUM_VOTERS: "1@kafka:9093"}`;
const node = (name: string, other: string) =>
  `${name}: {image: "elasticsearch:8.15.0", ${CHECK}, environment: {discovery.seed_hosts: "${other}"}}`;

function published(services: string): readonly string[] {
  return convertText(`services: {${services}}`).objects.flatMap((object) =>
    object.kind === 'Service' && object.spec?.publishNotReadyAddresses === true ? [object.metadata.name] : [],
  );
}

describe('Services that lead to Pods before they are ready', () => {
  it.each([
    ['a broker that asks itself', `kafka: {${KAFKA}, ${CHECK}}`, ['kafka']],
    ['its further names', `kafka: {${KAFKA}, ${CHECK}, networks: {default: {aliases: [broker]}}}`, ['broker', 'kafka']],
    ['nodes that look for each other', `${node('es1', 'es2')}, ${node('es2', 'es1')}`, ['es1', 'es2']],
  ])('are those of %s', (_, services, expected) => {
    expect([...published(services)].sort()).toEqual(expected);
  });

  it.each([
    ['what has no health check', `kafka: {${KAFKA}}`],
    ['nodes that only follow another', `${node('es1', 'es2')}, es2: {image: "elasticsearch:8.15.0", ${CHECK}}`],
    ['sites that name themselves', `web: {image: a/web, ${CHECK}, environment: {URL: "http://web:80", API: "http://api:80"}}`],
    [
      'other programs',
      `kafka: {image: apache/kafka, ${CHECK}, environment: {A: "db:5432"}}, db: {image: postgres, environment: {B: "kafka:9092"}}`,
    ],
  ])('are not those of %s', (_, services) => {
    expect(published(services)).toEqual([]);
  });

  it('make others wait for a port alone, which is said', () => {
    const out = convertText(
      `services: {kafka: {${KAFKA}, ${CHECK}}, app: {image: a/app, depends_on: {kafka: {condition: service_healthy}}, environment: {K: "kafka:9092"}}}`,
    );
    expect(out.fate('services.app.depends_on.kafka.condition')).toBe('approximated');
    expect(out.pod('app').initContainers).toHaveLength(1);
  });
});

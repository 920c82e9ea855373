import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const app = (service: string, environment = '') =>
  convertText(`services:
  app: {image: i, ${environment} models: ${service}}
models:
  llm: {model: ai/smollm2}
  embed-small: {model: ai/embed}
`);

describe('models', () => {
  it.each([
    ['[llm]', '', ['LLM_URL=http://llm/v1/', 'LLM_MODEL=ai/smollm2']],
    ['[embed-small]', '', ['EMBED_SMALL_URL=http://embed-small/v1/', 'EMBED_SMALL_MODEL=ai/embed']],
    ['{llm: {endpoint_var: URL, model_var: NAME}}', '', ['URL=http://llm/v1/', 'NAME=ai/smollm2']],
    ['[llm]', 'environment: {LLM_URL: "http://vllm:8000"},', ['LLM_URL=http://vllm:8000', 'LLM_MODEL=ai/smollm2']],
    [
      '{embed-small: {endpoint_var: URL}, llm: {endpoint_var: URL}}',
      '',
      ['URL=http://embed-small/v1/', 'EMBED_SMALL_MODEL=ai/embed', 'LLM_MODEL=ai/smollm2'],
    ],
  ])('%s %s tells the service of each by its variables, once', (service, environment, expected) => {
    expect(app(service, environment).env('app')).toEqual(expected);
  });

  it('have no place in a cluster', () => {
    const out = app('[llm]');
    expect(out.fate('models.llm.model')).toBe('unsupported');
    expect(out.fate('services.app.models.llm')).toBe('approximated');
  });
});

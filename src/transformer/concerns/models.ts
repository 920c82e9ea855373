/** `models`: what a service is told about a model, and where the model itself runs. Kubernetes has no such thing; its users bring an inference server. */

import { toDnsLabel } from '../../kube/names.ts';
import { byKey } from '../../model/by-key.ts';
import { defineConcern } from '../concern.ts';
import { approximated, container, mapped, unsupported } from '../contribution.ts';
import { isEnvName } from '../knowledge/env-names.ts';

export const models = defineConcern({
  name: 'models',
  summary: 'A service keeps the variables that name its model; the server behind them is the user’s to bring.',
  owns: ['models.**', 'services.*.models.*', 'services.*.models.*.endpoint_var', 'services.*.models.*.model_var'],
  fates: {
    'models.*.name': 'mapped',
    'models.**': 'unsupported',
    'services.**': 'by case',
  },
  onlyWhereWritten: true,
  *mapService({ service, project, settings, at }) {
    const taken = new Set(Object.keys(service.environment ?? {}));
    for (const [name, use] of Object.entries(service.models ?? {}).sort(byKey)) {
      const base = name.toUpperCase().replaceAll('-', '_');
      const { endpoint_var: endpoint = `${base}_URL`, model_var: model = `${base}_MODEL` } = use ?? {};
      const told = [
        { name: endpoint, value: `http://${toDnsLabel(name)}/v1/` },
        { name: model, value: project.models?.[name]?.model ?? name },
      ].filter((variable) => isEnvName(variable.name, settings.project.kubeVersion));
      const env = told.filter((variable) => !taken.has(variable.name));
      for (const variable of env) taken.add(variable.name);
      const place = at('models', name);
      yield container({ env }, place, [...place, 'endpoint_var'], [...place, 'model_var']);
      if (told.length < 2) {
        const instead = 'Write `endpoint_var` and `model_var` with letters, digits and `_`.';
        yield unsupported(place, `${endpoint} and ${model} cannot both be names of variables in Kubernetes.`, instead);
      } else yield approximated(place, `${endpoint} names a Service ${toDnsLabel(name)}, which is not part of the result.`);
    }
  },
  *mapProject({ project }) {
    for (const [name, model] of Object.entries(project.models ?? {})) {
      yield unsupported(
        ['models', name],
        `Docker’s model runner serves ${model?.model ?? name}; a cluster has none.`,
        `Run an inference server (vLLM, llama.cpp, Ollama) behind a Service called ${toDnsLabel(name)}.`,
      );
      if (model?.name !== undefined) yield mapped(['models', name, 'name'], 'The name under which Docker knows the model.');
    }
  },
});

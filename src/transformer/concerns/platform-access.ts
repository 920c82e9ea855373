/** `use_api_socket`, `credential_spec`, `storage_opt`: what a container is given of the engine and the machine that run it. */

import { formatQuantity, parseBytes } from '../../model/bytes.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, container, ignored, mapped, unsupported } from '../contribution.ts';

export const platformAccess = defineConcern({
  name: 'platform-access',
  summary: 'The size of the writable layer becomes ephemeral storage; Windows credentials their own options.',
  owns: [
    'services.*.use_api_socket',
    'services.*.credential_spec.config',
    'services.*.credential_spec.file',
    'services.*.credential_spec.registry',
    'services.*.storage_opt.*',
  ],
  fates: {
    'services.**': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { service, at } = context;
    if (service.use_api_socket === true) {
      yield unsupported(
        at('use_api_socket'),
        'The nodes of a cluster have no Docker engine whose socket could be used.',
        'Use the API of Kubernetes through a ServiceAccount, or a builder such as BuildKit in a Pod of its own.',
      );
    } else if (service.use_api_socket === false) yield mapped(at('use_api_socket'), 'No socket is mounted, as asked.');
    yield* credentialSpec(context);
    yield* storageOptions(context);
  },
});

/** Docker takes one of them. */
function* credentialSpec({ service, at }: ServiceContext): Iterable<Contribution> {
  const [first, ...others] = (['config', 'file', 'registry'] as const).flatMap((kind) => {
    const name = service.credential_spec?.[kind];
    return name === undefined ? [] : [{ name, path: at('credential_spec', kind) }];
  });
  if (first === undefined) return;
  const resource = (first.name.split(/[\\/]/).at(-1) ?? first.name)
    .replace(/\.json$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-');
  yield container({ securityContext: { windowsOptions: { gmsaCredentialSpecName: resource } } }, first.path);
  yield approximated(
    first.path,
    `A GMSACredentialSpec called ${resource} must exist in the cluster.`,
    'Make it from the credential spec, and allow the ServiceAccount to use it.',
  );
  for (const { path } of others) yield ignored(path, `A container has one credential spec, and that is ${resource}.`);
}

function* storageOptions({ service, serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  const asked = serviceSettings.resources?.limits?.['ephemeral-storage'];
  for (const [key, value] of Object.entries(service.storage_opt ?? {})) {
    const bytes = key === 'size' ? parseBytes(value) : undefined;
    if (bytes !== undefined && asked !== undefined)
      yield mapped(at('storage_opt', key), 'A setting says how much ephemeral-storage the container gets.');
    else if (bytes !== undefined && bytes > 0)
      yield container({ resources: { limits: { 'ephemeral-storage': formatQuantity(bytes) } } }, at('storage_opt', key));
    else yield unsupported(at('storage_opt', key), `${key} is an option of Docker’s storage driver.`, 'Leave it out.');
  }
}

/** All rules, in the order of their ids. A further one is a file beside this and a line here. */

import type { Rule } from '../rule.ts';
import { buildOnly } from './build-only.ts';
import { conflictingLimits } from './conflicting-limits.ts';
import { containerNameAsHostname } from './container-name-as-hostname.ts';
import { containerNameWithReplicas } from './container-name-with-replicas.ts';
import { dockerSocket } from './docker-socket.ts';
import { duplicateContainerName } from './duplicate-container-name.ts';
import { duplicateHostPort } from './duplicate-host-port.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicateMountTarget } from './duplicate-mount-target.ts';
import { hardCodedLocalhost } from './hard-coded-localhost.ts';
import { healthcheckShape } from './healthcheck-shape.ts';
import { hostModeWithNetworks } from './host-mode-with-networks.ts';
import { imageMutableTag } from './image-mutable-tag.ts';
import { multiDocument } from './multi-document.ts';
import { networkModeHost } from './network-mode-host.ts';
import { noDeclaredPort } from './no-declared-port.ts';
import { noImageOrBuild } from './no-image-or-build.ts';
import { noResourceRequests } from './no-resource-requests.ts';
import { obsoleteVersion } from './obsolete-version.ts';
import { privileged } from './privileged.ts';
import { referenceCycle } from './reference-cycle.ts';
import { schema } from './schema.ts';
import { secretInEnv } from './secret-in-env.ts';
import { selfOrDisabledDepends } from './self-or-disabled-depends.ts';
import { serviceNameNotDns } from './service-name-not-dns.ts';
import { sharedVolumeMultiWriter } from './shared-volume-multi-writer.ts';
import { undefinedResourceRef } from './undefined-resource-ref.ts';
import { undefinedServiceRef } from './undefined-service-ref.ts';
import { unquotedPort } from './unquoted-port.ts';
import { unresolvedFile } from './unresolved-file.ts';
import { unsetVariable } from './unset-variable.ts';
import { unusedResource } from './unused-resource.ts';
import { yamlSyntax } from './yaml-syntax.ts';
import { yamlVersionTrap } from './yaml-version-trap.ts';

export const rules: readonly Rule[] = [
  yamlSyntax,
  schema,
  unresolvedFile,
  unsetVariable,
  duplicateKey,
  yamlVersionTrap,
  multiDocument,
  referenceCycle,
  noImageOrBuild,
  undefinedServiceRef,
  undefinedResourceRef,
  unusedResource,
  duplicateHostPort,
  duplicateContainerName,
  containerNameWithReplicas,
  hostModeWithNetworks,
  conflictingLimits,
  duplicateMountTarget,
  obsoleteVersion,
  unquotedPort,
  healthcheckShape,
  selfOrDisabledDepends,
  imageMutableTag,
  secretInEnv,
  dockerSocket,
  privileged,
  containerNameAsHostname,
  networkModeHost,
  hardCodedLocalhost,
  buildOnly,
  sharedVolumeMultiWriter,
  noResourceRequests,
  noDeclaredPort,
  serviceNameNotDns,
];

/** A rule by its id (C104, in any case) or its name (unused-resource). */
export function findRule(idOrName: string): Rule | undefined {
  return rules.find(({ id, name }) => id === idOrName.toUpperCase() || name === idOrName);
}

/** A rule by its name or the beginning of its id: `S` and `S2` stand for all rules on security. */
export function ruleWithPrefix(prefix: string): Rule | undefined {
  return prefix === '' ? undefined : rules.find(({ id, name }) => id.startsWith(prefix.toUpperCase()) || name === prefix);
}

/** Models of custom resources that are written, in the notation of the client library's models; `?` marks what may be left out. */

type Members = Readonly<Record<string, string>>;

const root = (kind: string): Members => ({
  'apiVersion?': 'string',
  'kind?': 'string',
  'metadata?': 'V1ObjectMeta',
  'spec?': `${kind}Spec`,
});

/** Gateway API v1, standard channel (HTTPRoute). */
const GATEWAY: Readonly<Record<string, Members>> = {
  HTTPRoute: root('HTTPRoute'),
  HTTPRouteSpec: { 'parentRefs?': 'Array<ParentReference>', 'hostnames?': 'Array<string>', 'rules?': 'Array<HTTPRouteRule>' },
  ParentReference: {
    'group?': 'string',
    'kind?': 'string',
    'namespace?': 'string',
    name: 'string',
    'sectionName?': 'string',
    'port?': 'integer',
  },
  HTTPRouteRule: {
    'name?': 'string',
    'matches?': 'Array<HTTPRouteMatch>',
    'filters?': 'Array<HTTPRouteFilter>',
    'backendRefs?': 'Array<HTTPBackendRef>',
    'timeouts?': 'HTTPRouteTimeouts',
  },
  HTTPRouteMatch: {
    'path?': 'HTTPPathMatch',
    'headers?': 'Array<HTTPValueMatch>',
    'queryParams?': 'Array<HTTPValueMatch>',
    'method?': 'string',
  },
  HTTPPathMatch: { 'type?': 'string', 'value?': 'string' },
  HTTPValueMatch: { 'type?': 'string', name: 'string', value: 'string' },
  HTTPRouteFilter: {
    type: 'string',
    'requestHeaderModifier?': 'HTTPHeaderFilter',
    'responseHeaderModifier?': 'HTTPHeaderFilter',
    'requestRedirect?': 'HTTPRequestRedirectFilter',
    'urlRewrite?': 'HTTPURLRewriteFilter',
  },
  HTTPHeaderFilter: { 'set?': 'Array<V1HTTPHeader>', 'add?': 'Array<V1HTTPHeader>', 'remove?': 'Array<string>' },
  HTTPRequestRedirectFilter: {
    'scheme?': 'string',
    'hostname?': 'string',
    'path?': 'HTTPPathModifier',
    'port?': 'integer',
    'statusCode?': 'integer',
  },
  HTTPURLRewriteFilter: { 'hostname?': 'string', 'path?': 'HTTPPathModifier' },
  HTTPPathModifier: { type: 'string', 'replaceFullPath?': 'string', 'replacePrefixMatch?': 'string' },
  HTTPBackendRef: {
    'group?': 'string',
    'kind?': 'string',
    name: 'string',
    'namespace?': 'string',
    'port?': 'integer',
    'weight?': 'integer',
    'filters?': 'Array<HTTPRouteFilter>',
  },
  HTTPRouteTimeouts: { 'request?': 'string', 'backendRequest?': 'string' },
};

/** External Secrets Operator v1 (ExternalSecret), as far as one secret with keys needs it. */
const EXTERNAL_SECRETS: Readonly<Record<string, Members>> = {
  ExternalSecret: root('ExternalSecret'),
  ExternalSecretSpec: {
    'refreshInterval?': 'string',
    'secretStoreRef?': 'SecretStoreRef',
    'target?': 'ExternalSecretTarget',
    'data?': 'Array<ExternalSecretData>',
    'dataFrom?': 'Array<ExternalSecretDataFrom>',
  },
  SecretStoreRef: { name: 'string', 'kind?': 'string' },
  ExternalSecretTarget: { 'name?': 'string', 'creationPolicy?': 'string', 'deletionPolicy?': 'string' },
  ExternalSecretData: { secretKey: 'string', remoteRef: 'ExternalSecretRemoteRef' },
  ExternalSecretRemoteRef: { key: 'string', 'property?': 'string', 'version?': 'string' },
  ExternalSecretDataFrom: { 'extract?': 'ExternalSecretRemoteRef' },
};

export const CUSTOM_MODELS: ReadonlyMap<string, Members> = new Map([...Object.entries(GATEWAY), ...Object.entries(EXTERNAL_SECRETS)]);

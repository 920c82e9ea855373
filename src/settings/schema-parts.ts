/** Parts of the schema of settings: the grammars of Kubernetes' names and values, each with what a person is told who misses it. */

export interface Grammar {
  readonly pattern: string;
  /** Follows the name of the setting; editors of YAML and JSON know it too. */
  readonly patternErrorMessage: string;
  readonly maxLength?: number;
  /** What editors offer. */
  readonly examples?: readonly string[];
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const KEY_NAME = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const QUALIFIED = `(${LABEL}(\\.${LABEL})*/)?${KEY_NAME}`;

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export const DNS_LABEL: Grammar = {
  pattern: `^${LABEL}$`,
  maxLength: 63,
  patternErrorMessage: 'must be a name of a-z, 0-9 and -, at most 63 of them',
  examples: ['shop'],
};
export const SERVICE_NAME: Grammar = {
  pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$',
  maxLength: 63,
  patternErrorMessage: 'must be a name of a-z, 0-9 and -, at most 63 of them, the first a letter',
  examples: ['web'],
};
export const OBJECT_NAME: Grammar = {
  pattern: `^${LABEL}(\\.${LABEL})*$`,
  maxLength: 253,
  patternErrorMessage: 'must be the name of an object: a-z, 0-9, - and .',
};
export const DOMAIN: Grammar = {
  ...OBJECT_NAME,
  patternErrorMessage: 'must be a domain, such as shop.example.com',
  examples: ['shop.example.com'],
};
export const DATA_KEY: Grammar = {
  pattern: '^[-._a-zA-Z0-9]+$',
  maxLength: 253,
  patternErrorMessage: 'must be a key of letters, digits, -, _ and .',
  examples: ['token', 'app.conf'],
};
export const QUANTITY: Grammar = {
  pattern: '^(?=.*[1-9])[0-9]+(\\.[0-9]+)?([numkMGTPE]|[KMGTPE]i)?$',
  maxLength: 40,
  patternErrorMessage: 'must be an amount of Kubernetes, such as 10Gi, 512Mi or 250m',
  examples: ['10Gi', '512Mi', '250m'],
};
export const DURATION: Grammar = {
  pattern: '^([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$',
  maxLength: 40,
  patternErrorMessage: 'must be a time with its unit, such as 30s or 1m30s',
  examples: ['30s', '1m30s'],
};
export const REGISTRY: Grammar = {
  pattern: '^[^\\s:/@]+(:[0-9]+)?(/[^\\s:/@]+)*/?$',
  maxLength: 255,
  patternErrorMessage: 'must be a host and path without scheme and tag, such as registry.example.com/shop',
  examples: ['registry.example.com/shop'],
};
export const TAG: Grammar = {
  pattern: '^[A-Za-z0-9_][-A-Za-z0-9_.]*$',
  maxLength: 128,
  patternErrorMessage: 'must be the tag of an image',
  examples: ['1.2.0'],
};
export const IMAGE: Grammar = {
  pattern: '^\\S+$',
  maxLength: 512,
  patternErrorMessage: 'must be an image without spaces',
  examples: ['registry.example.com/web:1.2.0'],
};
export const URL_PATH: Grammar = {
  pattern: '^/',
  maxLength: 2048,
  patternErrorMessage: 'must be a path that begins with /',
  examples: ['/', '/healthz'],
};
export const SUB_PATH: Grammar = {
  pattern: '^(?!(.*/)?\\.\\.(/|$)).+$',
  maxLength: 4096,
  patternErrorMessage: 'must be a folder within the volume, without ..',
  examples: ['data'],
};

const LABEL_VALUE: Grammar = {
  pattern: '^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$',
  maxLength: 63,
  patternErrorMessage: 'must be the value of a label: at most 63 letters, digits, -, _ and .',
};
const KEY: Grammar = { pattern: `^${QUALIFIED}$`, maxLength: 317, patternErrorMessage: 'must be a key such as tier or example.com/tier' };
/** What kubeferry itself writes: Pods are selected by it. */
const OWN_KEYS = '(?!app\\.kubernetes\\.io/(name|part-of|managed-by)$|([^/]+\\.)?kubeferry\\.io/|checksum/)';
const FREE_KEY: Grammar = {
  ...KEY,
  pattern: `^${OWN_KEYS}${QUALIFIED}$`,
  patternErrorMessage: 'must be a key such as tier or example.com/tier, and none that kubeferry itself gives',
};
const RESOURCE: Grammar = {
  pattern: `^(cpu|memory|ephemeral-storage|hugepages-[1-9][0-9]*[KMG]i|(?!requests\\.)${LABEL}(\\.${LABEL})*/${KEY_NAME})$`,
  maxLength: 317,
  patternErrorMessage: 'must be cpu, memory, ephemeral-storage, or a resource with its domain such as nvidia.com/gpu',
};

export const matching = (description: string, grammar: Grammar) => ({ type: 'string', minLength: 1, ...grammar, description }) as const;
export const choice = <const Values extends readonly string[]>(description: string, values: Values) =>
  ({ enum: values, description }) as const;
/** What holds where nothing else is said. */
export const withDefault = <const Node extends object, const Value>(node: Node, value: Value) => ({ ...node, default: value }) as const;
export const flag = (description: string) => ({ type: 'boolean', description }) as const;
export const port = (description: string) => ({ type: 'integer', minimum: 1, maximum: 65535, description }) as const;
/** Numbers of the API have 32 bits. */
export const whole = (description: string, minimum = 0) => ({ type: 'integer', minimum, maximum: 2_147_483_647, description }) as const;
export const list = (description: string, grammar?: Grammar) =>
  ({ type: 'array', items: { type: 'string', minLength: 1, ...grammar }, description }) as const;
export const object = <const Properties extends object>(description: string, properties: Properties, required: readonly string[] = []) =>
  ({ type: 'object', additionalProperties: false, description, properties, required }) as const;

const mapping = (description: string, key: Grammar, value: Partial<Grammar>) =>
  ({ type: 'object', propertyNames: key, additionalProperties: { type: 'string', ...value }, description }) as const;

export const labels = (description: string) => mapping(description, FREE_KEY, LABEL_VALUE);
export const plainLabels = (description: string) => mapping(description, KEY, LABEL_VALUE);
export const annotations = (description: string) => mapping(description, FREE_KEY, {});
export const resources = (description: string) => mapping(description, RESOURCE, QUANTITY);

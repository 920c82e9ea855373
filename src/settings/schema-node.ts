/** The schema of settings as something to walk through: the keywords that it is made of. */

import { SETTINGS_SCHEMA } from './schema.ts';

export interface SchemaNode {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly SchemaNode[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | false;
  readonly items?: SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly patternErrorMessage?: string;
}

/** `file` is kubeferry.yaml, the others what may stand under `x-kubeferry`. */
export type SettingsPart = 'file' | 'project' | 'service' | 'volume' | 'source';

export function schemaOf(part: SettingsPart): SchemaNode {
  return part === 'file' ? SETTINGS_SCHEMA : SETTINGS_SCHEMA.$defs[part];
}

function resolved(node: SchemaNode): SchemaNode {
  const part = node.$ref?.split('/').at(-1);
  return part === 'service' || part === 'volume' || part === 'source' ? schemaOf(part) : node;
}

/** What may stand at a place below a node; several where the schema has alternatives. */
export function nodesAt(root: SchemaNode, path: readonly (string | number)[]): readonly SchemaNode[] {
  return path.reduce<readonly SchemaNode[]>(
    (nodes, segment) => nodes.flatMap((node) => childrenOf(node, segment)),
    alternatives(resolved(root)),
  );
}

function childrenOf({ properties, additionalProperties, items }: SchemaNode, segment: string | number): readonly SchemaNode[] {
  const own = properties !== undefined && Object.hasOwn(properties, segment) ? properties[segment] : undefined;
  const child = own ?? (typeof segment === 'number' ? items : undefined) ?? (additionalProperties || undefined);
  return child === undefined ? [] : alternatives(resolved(child));
}

export function alternatives(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf === undefined ? [node] : node.anyOf.flatMap((branch) => alternatives(resolved(branch)));
}

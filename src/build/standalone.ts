/** Compiles JSON schemas to the text of a module that needs no schema compiler at run time. */

import { Ajv, type AnySchemaObject } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { transform } from 'esbuild';
import type { JsonSchema } from './compose-schema.ts';

/** The type of the compiled functions, for the declaration of a module. */
export const VALIDATE_TYPES = `export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Of a key that a \`propertyNames\` rejects. */
  readonly propertyName?: string;
}

export interface Validate {
  (data: unknown): boolean;
  /** Of the last call; null when it found nothing. */
  errors?: readonly SchemaError[] | null;
}
`;

/** The module exports a function for each entry of `exports`: its name, and the reference of the schema that it checks. */
export function validatorModule(schema: JsonSchema, exports: Readonly<Record<string, string>>): string {
  const code = { source: true, esm: true, lines: true };
  const ajv = new Ajv({ allErrors: true, inlineRefs: false, messages: false, strict: false, schemas: [withoutProse(schema)], code });
  return importRuntime(withReports(standaloneCode.default(ajv, exports)));
}

export async function minified(code: string): Promise<string> {
  const result = await transform(code, { minify: true, target: 'es2022', format: 'esm' });
  return result.code;
}

/** Descriptions would be carried along in the compiled code, of no use to anyone. */
function withoutProse(schema: JsonSchema): AnySchemaObject {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value)));
}

/** How the compiler writes, line by line, that an error is added to those that were found. */
const ADDED_ERROR = new RegExp(
  [
    String.raw`const (err\d+) = \{(instancePath)(?::(.+?))?,schemaPath:(".+?"),keyword:(".+?"),params:(.+?)(?:,propertyName:(\w+))?\};`,
    String.raw`if\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}`,
  ].join(String.raw`\n`),
  'g',
);

const REPORT = `function report(errors, instancePath, schemaPath, keyword, params, propertyName) {
  const error = propertyName === undefined ? { instancePath, schemaPath, keyword, params } : { instancePath, schemaPath, keyword, params, propertyName };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}`;

/** Errors are most of what it writes, and rare: one function for all of them makes the code a quarter shorter, and quicker to load. */
function withReports(code: string): string {
  const body = code.replaceAll(ADDED_ERROR, (...[, , same, path = same, ...others]: readonly (string | undefined)[]) => {
    const [schemaPath, keyword, params, propertyName = 'undefined'] = others;
    return `vErrors = report(vErrors, ${[path, schemaPath, keyword, params, propertyName].join(', ')});`;
  });
  if (body.includes('vErrors.push')) throw new Error('the schema compiler writes errors in another way than it did');
  return `${body}\n${REPORT}\n`;
}

/**
 * The compiler writes `require("ajv/dist/runtime/equal").default` even into ES modules. What the default import of such a CommonJS module is (its
 * exports, or their `default`), Node, esbuild and vitest see differently.
 */
function importRuntime(code: string): string {
  const imports: string[] = [];
  const body = code.replaceAll(/require\("([^"]+)"\)/g, (_, module: string) => {
    const name = `runtime${imports.length}`;
    imports.push(`import ${name}Module from '${module}.js';`, `const ${name} = { default: ${name}Module.default ?? ${name}Module };`);
    return name;
  });
  return [...imports, body].join('\n');
}

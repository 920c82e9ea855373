/** The values that a YAML scalar can have for Docker Compose. */

/** `bigint` only where a number would lose digits. */
export type ScalarValue = string | number | bigint | boolean | null;

/** The type that go-yaml resolves a plain scalar to; quoted and block scalars are `str`. The value of a `timestamp` is its RFC 3339 text. */
export type ScalarType = 'str' | 'int' | 'float' | 'bool' | 'null' | 'timestamp';

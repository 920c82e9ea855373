/** Whether a file belongs into a Secret: by its name, or by what is in it. */

import { holdsCredential } from '../../knowledge/credential-values.ts';
import { extensionOf, isKeyFile } from '../../knowledge/file-kinds.ts';

const PUBLIC: ReadonlySet<string> = new Set(['cer', 'crt', 'csr', 'pub']);
/** Of a file that is larger, the beginning is looked at. */
const LOOKED_AT = 200_000;

export function isSecretContent(file: string, bytes: Uint8Array): boolean {
  const extension = extensionOf(file);
  if (PUBLIC.has(extension)) return false;
  const text = new TextDecoder().decode(bytes.subarray(0, LOOKED_AT));
  if (extension === 'pem') return text.includes('PRIVATE KEY');
  return isKeyFile(file) || holdsCredential(text);
}

/** Lets Node keep the compiled form of the program between runs, where it can (22.1 and later). */

import module from 'node:module';

export function enableCompileCache(): void {
  const { enableCompileCache: enable } = module as { readonly enableCompileCache?: () => unknown };
  enable?.();
}

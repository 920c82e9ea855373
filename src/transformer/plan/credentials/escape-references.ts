/**
 * Kubernetes expands `$(NAME)` in `env`, `command` and `args`, and takes every `$$` for `$`; Compose knows neither. What is literal must be
 * escaped. https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */

/**
 * Doubles the dollar signs that Kubernetes would act on: those before `(`, those in a row, and, since its expansion takes the byte after a dollar
 * sign for a character, those before a character that has several bytes.
 */
export function escapeReferences(text: string): string {
  if (!text.includes('$')) return text;
  return text.replace(/\$+(?=\()|\${2,}|\$(?=[^ -~])/g, (dollars) => dollars + dollars);
}

/** Makes what the sources import from `src/generated`: validators compiled from schemas, and templates compiled from `templates/`. */

export function run(): void {}

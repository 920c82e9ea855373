/** Whether a stream gets colours: what the user asked for by the usual variables, else whether a terminal reads it. */

export function wantsColour(env: Readonly<Record<string, string>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, CLICOLOR_FORCE: cliForce, CLICOLOR: cli, TERM: term } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  if (cliForce !== undefined && cliForce !== '0') return true;
  return isTerminal && cli !== '0' && term !== 'dumb';
}

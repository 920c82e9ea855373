/** Tells by a value whether it can be a credential. Names are judged in credential.ts. */

import { isVariableReference } from './credential.ts';

const SWITCH = /^(?:true|false|yes|no|on|off|null|none|nil|undefined|default|auto|enabled?|disabled?|required|optional|always|never)$/i;
const QUANTITY = /^[\d.]{1,20}\s?(?:ns|us|ms|s|sec|m|min|h|d|w|days?|hours?|minutes?|[kmgt]i?b?|%)$/i;
const DIGITS = /^\d{1,5}$/;
/** `/run/secrets/x`, `./certs/tls.key`; base64 may begin with a slash too, but then is longer or has `+` and `=`. */
const FILE_PATH = /^(?:~|\.{1,2})?(?:\/[\w.@-]{1,60}){1,10}\/?$/;
const PLAIN_URL = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@]*$/i;
/** Whether the last word of a name says password, for which even a few digits are a value. */
const PASSWORD_NAME = /pass(?:word|wd|phrase)?\d*$|pwd\d*$/i;

/** Whether the value under a name that promises a credential can be one: no switch, number with a unit, path of a file or plain address. */
export function canBeCredential(name: string, value: string): boolean {
  const text = value.trim();
  if (text === '' || SWITCH.test(text) || QUANTITY.test(text) || isVariableReference(text)) return false;
  if (text.length < 200 && FILE_PATH.test(text)) return false;
  if (PASSWORD_NAME.test(name)) return true;
  return !DIGITS.test(text) && !PLAIN_URL.test(text);
}

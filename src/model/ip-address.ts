/** Tells IP addresses from other text, by the rules of Go's `net.ParseIP`. */

export function isIpAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

/** Four decimal numbers without leading zeros. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255);
}

/** Up to eight groups of four hexadecimal digits, one `::` for a run of zeros, an IPv4 address in place of the last two. No zone. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const [head = '', tail] = halves;
  if (tail === undefined) return groupCount(head, true) === 8;
  const before = head === '' ? 0 : groupCount(head, false);
  const after = tail === '' ? 0 : groupCount(tail, true);
  return before !== undefined && after !== undefined && before + after < 8;
}

function groupCount(text: string, mayEndInIpv4: boolean): number | undefined {
  const groups = text.split(':');
  const last = groups.at(-1) ?? '';
  const embedded = mayEndInIpv4 && last.includes('.') ? groups.pop() : undefined;
  if (embedded !== undefined && !isIpv4(embedded)) return undefined;
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.length + (embedded === undefined ? 0 : 2);
}

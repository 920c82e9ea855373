/** IP addresses as Go's `net.ParseIP` reads them. */

const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;

/** No zone, no prefix length, no leading zeros in an IPv4 part. */
export function isIpAddress(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : isIpv4(text);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => OCTET.test(part) && Number(part) <= 255);
}

/** Eight groups, or fewer around one `::`; the last two may be written as IPv4. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  const last = all.at(-1) ?? '';
  const endsAsIpv4 = last.includes('.') && isIpv4(last) && groups.at(-1)?.length !== 0;
  const words = endsAsIpv4 ? all.slice(0, -1) : all;
  const size = words.length + (endsAsIpv4 ? 2 : 0);
  return words.every((group) => GROUP.test(group)) && (halves.length === 2 ? size < 8 : size === 8);
}

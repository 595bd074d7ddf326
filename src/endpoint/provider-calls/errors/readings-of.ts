/** How often an escape may be escaped again. */
const maxRounds = 3;

const named: ReadonlyMap<string, string> = new Map([
  ['&amp', '&'],
  ['&lt', '<'],
  ['&gt', '>'],
  ['&quot', '"'],
  ['&apos', "'"],
  ['&sol', '/'],
]);

/** The escapes of URLs (RFC 3986 section 2.1), of JSON and JavaScript, and of HTML, for characters that a token can hold. */
const escapes =
  /%[\da-f]{2}|\\u\{?0{0,4}[\da-f]{2}\}?|\\x[\da-f]{2}|\\[^\da-z]|&#x0{0,6}[\da-f]{2};?|&#0{0,6}\d{2,3};?|&(?:amp|lt|gt|quot|apos|sol);?/gi;

/**
 * A text, and the same with its escapes decoded once, twice and so on. A provider may repeat a token or a secret in any of these spellings,
 * or in several of them at once, so a list of spellings would never be whole.
 */
export function readingsOf(text: string): string[] {
  const readings = [text];
  // A hostile answer may hold a million escapes, of which few differ.
  const known = new Map<string, string>();
  const decodeOnce = (escape: string): string => {
    const before = known.get(escape);
    if (before !== undefined) return before;
    const decoded = decode(escape);
    known.set(escape, decoded);
    return decoded;
  };
  for (let round = 0; round < maxRounds; round += 1) {
    const before = readings.at(-1) ?? '';
    const after = before.replace(escapes, decodeOnce);
    if (after === before) break;
    readings.push(after);
  }
  return readings;
}

function decode(escape: string): string {
  if (escape.startsWith('\\') && escape.length === 2) return escape.charAt(1);
  const body = escape.replace(/[;}]$/, '');
  const name = named.get(body.toLowerCase());
  if (name !== undefined) return name;
  const decimal = /^&#(\d+)$/.exec(body)?.[1];
  return String.fromCharCode(decimal === undefined ? Number.parseInt(body.slice(-2), 16) : Number(decimal));
}

/** A secret as it is, and as a form, a URL and JSON write it, with the differences that their writers have. */
export function writtenForms(secret: string): string[] {
  // URLs can't hold half a surrogate pair, and the runtime would throw.
  const wellFormed = secret.replace(/\p{Cs}/gu, '\ufffd');
  const inForm = new URLSearchParams({ a: wellFormed }).toString().slice('a='.length);
  const inUrl = encodeURIComponent(wellFormed);
  const inJson = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, inForm, inUrl, inJson];
  // Some writers use small hexadecimal digits (RFC 3986 section 2.1), and PHP's `json_encode` escapes slashes.
  return [...new Set([...forms, lowerHex(inForm), lowerHex(inUrl), inJson.replaceAll('/', '\\/')])];
}

const lowerHex = (text: string): string => text.replace(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());

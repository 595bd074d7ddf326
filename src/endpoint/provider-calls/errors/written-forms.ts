/** A secret as it is, and as a form, a URL and JSON write it. */
export function writtenForms(secret: string): string[] {
  // URLs can't hold half a surrogate pair, and the runtime would throw.
  const wellFormed = secret.replace(/\p{Cs}/gu, '\ufffd');
  const inForm = new URLSearchParams({ a: wellFormed }).toString().slice('a='.length);
  return [...new Set([secret, inForm, encodeURIComponent(wellFormed), JSON.stringify(secret).slice(1, -1)])];
}

/**
 * The site's name where its page says it, else its address.
 * @param unnamed for a page without an address.
 */
export function siteName(unnamed: string): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="application-name"]');
  return [meta?.content.trim(), location.host].find(Boolean) ?? unnamed;
}

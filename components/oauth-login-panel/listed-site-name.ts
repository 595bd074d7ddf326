/** The site's name in an answer of `GET /providers`, which is unchecked; `""` if there is none. */
export function siteNameIn(answer: unknown): string {
  const { name } = Object((Object(answer) as { site?: unknown }).site) as { name?: unknown };
  return typeof name === 'string' ? name.trim() : '';
}

const longest = 300;

/**
 * The base path that a request would fit which does not fit ours: with more before it, or without its beginning, as
 * proxies and frameworks strip it.
 * @param isRoute whether there is a route by that path below a base path.
 */
export function guessBasePath(
  basePath: string,
  path: string,
  isRoute: (path: string) => boolean,
): string | undefined {
  if (path.length > longest) return undefined;
  const at = path.indexOf(`${basePath}/`);
  const longer = at < 1 ? undefined : path.slice(0, at + basePath.length);
  // `/auth/api/oauth` has the shorter ones `/api/oauth` and `/oauth`. Without any, many a site has a `/login/…`.
  const names = basePath.split('/').slice(2);
  const shorter = names.map((_, index) => `/${names.slice(index).join('/')}`);
  return [longer, ...shorter].find(
    (base) => base !== undefined && path.startsWith(`${base}/`) && isRoute(path.slice(base.length + 1)),
  );
}

const longest = 300;

/**
 * Guesses the base path of a request outside of ours: a longer one, or a shorter one, as proxies and frameworks strip it.
 * @param isRoute whether a path below a base path is a route.
 */
export function guessBasePath(
  basePath: string,
  path: string,
  isRoute: (path: string) => boolean,
): string | undefined {
  if (path.length > longest) return undefined;
  const at = path.indexOf(`${basePath}/`);
  const longer = at < 1 ? undefined : path.slice(0, at + basePath.length);
  // `/auth/api/oauth` has the shorter ones `/api/oauth` and `/oauth`. Not the empty one: many sites have a `/login/…`.
  const names = basePath.split('/').slice(2);
  const shorter = names.map((_, index) => `/${names.slice(index).join('/')}`);
  return [longer, ...shorter].find(
    (base) => base !== undefined && path.startsWith(`${base}/`) && isRoute(path.slice(base.length + 1)),
  );
}

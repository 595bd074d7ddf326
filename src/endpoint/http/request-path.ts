/** The path of a request target, without its query. Not decoded: no route needs that. */
export function pathOf(target: string): string {
  const end = target.indexOf('?');
  return end < 0 ? target : target.slice(0, end);
}

/** Removes one trailing slash, which some proxies and frameworks append. */
export function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** The path below the base path; `undefined` for a path outside of it. */
export function pathBelow(basePath: string, target: string): string | undefined {
  const path = pathOf(target);
  return path.startsWith(`${basePath}/`) ? withoutSlash(path.slice(basePath.length + 1)) : undefined;
}

/** The request target as the browser sees it: below the public path, even if a proxy has changed the path. */
export function publicTarget(endpointUrl: string, basePath: string, target: string): string {
  return new URL(endpointUrl).pathname + target.slice(basePath.length);
}

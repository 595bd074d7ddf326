/** The path of a target, without its query. Not decoded: no route needs it. */
export function pathOf(target: string): string {
  const end = target.indexOf('?');
  return end < 0 ? target : target.slice(0, end);
}

/** Without one slash at its end, which some proxies and frameworks append. */
export function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** The requested route: the path below the base. `undefined` outside the base. */
export function pathBelow(basePath: string, target: string): string | undefined {
  const path = pathOf(target);
  return path.startsWith(`${basePath}/`) ? withoutSlash(path.slice(basePath.length + 1)) : undefined;
}

/** A target as the site's visitors know it: below the public path, wherever the request arrived. */
export function publicTarget(endpointUrl: string, basePath: string, target: string): string {
  return new URL(endpointUrl).pathname + target.slice(basePath.length);
}

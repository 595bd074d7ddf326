/** How the rows that an app puts into the menu are shown: whether there are any, and whether one of them has a picture. */
export function ownRows(badge: Element): string {
  const has = (picture: string): boolean => !!badge.querySelector(`:scope > [slot=menu]${picture}`);
  return has('') ? `own ${has(' :is(svg, img)') ? '' : 'plain'}` : '';
}

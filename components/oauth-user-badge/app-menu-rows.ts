/** The classes of the menu's rows that the app has slotted: `own` if there are any, `plain` if none of them has a picture. */
export function appRowClasses(badge: Element): string {
  const has = (picture: string): boolean => !!badge.querySelector(`:scope > [slot=menu]${picture}`);
  return has('') ? `own ${has(' :is(svg, img)') ? '' : 'plain'}` : '';
}

import { followView, seenView } from '../seen-view.js';

/** The pixels between badge and menu, and between the menu and the edge of the page's view. */
const gapPx = 6;
const marginPx = 8;
/** The least height of the menu in pixels. Where the badge leaves less room above and below, the menu covers the badge. */
const leastHeightPx = 176;

/** Places a menu at its badge, and again while the page scrolls and while its rows come, go and grow. */
export function keepPlace(menu: HTMLElement, anchor: HTMLElement, signal: AbortSignal): void {
  const place = (): void => {
    placeMenu(menu, anchor);
  };
  followView(menu.ownerDocument.defaultView ?? window, place, signal);
  const sizes = new ResizeObserver(place);
  const observeRows = (): void => {
    for (const child of [anchor, ...menu.children]) sizes.observe(child);
  };
  // A new row doesn't change the size of the menu, whose height is limited: only this observer reports it.
  const rows = new MutationObserver(() => {
    observeRows();
    place();
  });
  rows.observe(menu, { childList: true });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    rows.disconnect();
  });
  observeRows();
  place();
}

/**
 * Places a menu below its badge, with their ends aligned. It goes above the badge, or aligns their starts, where there is more room. The
 * menu always stays within the page's view, and scrolls if it is too long for that.
 *
 * CSS anchor positioning can flip a box or shrink it to the room, but can't prefer one of these, and not every browser has it. So this
 * function computes the place in every browser.
 */
function placeMenu(menu: HTMLElement, anchor: HTMLElement): void {
  const { style } = menu;
  const view = anchor.ownerDocument.defaultView ?? window;
  const width = Math.min(
    anchor.ownerDocument.documentElement.clientWidth || view.innerWidth,
    view.innerWidth,
  );
  const [start, end] = seenView(view);
  const height = end - start - 2 * marginPx;
  style.maxHeight = `${height}px`;
  const box = anchor.getBoundingClientRect();
  // The size of the rectangle changes while the menu appears; this one doesn't.
  const { offsetWidth, offsetHeight } = menu;
  const below = end - marginPx - gapPx - box.bottom;
  const above = box.top - gapPx - marginPx - start;
  const goesUp = offsetHeight > below && above > below;
  const room = Math.max(goesUp ? above : below, leastHeightPx);
  const tall = Math.min(offsetHeight, room, height);
  style.maxHeight = `${tall}px`;
  const top = goesUp ? box.top - gapPx - tall : box.bottom + gapPx;
  style.top = `${clamp(top, start + marginPx, end - marginPx - tall)}px`;
  const isRightToLeft = view.getComputedStyle(anchor).direction === 'rtl';
  const ends = [box.right - offsetWidth, box.left] as const;
  const [wanted, other] = isRightToLeft ? ([ends[1], ends[0]] as const) : ends;
  const fits = (left: number): boolean => left >= marginPx && left + offsetWidth <= width - marginPx;
  style.left = `${clamp(fits(wanted) || !fits(other) ? wanted : other, marginPx, width - marginPx - offsetWidth)}px`;
}

const clamp = (value: number, least: number, most: number): number => Math.max(Math.min(value, most), least);

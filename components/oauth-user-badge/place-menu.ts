import { followView, seenView } from '../seen-view.js';

/** Between badge and menu, and between the menu and the edge of the page's view. */
const gap = 6;
const margin = 8;
/** As much of the menu as is shown where the badge leaves less room on either side: it then lies over the badge. */
const leastHeight = 176;

/** Puts a menu at its badge, and keeps it there while the page scrolls and its rows come, go and grow. */
export function keepPlace(menu: HTMLElement, anchor: HTMLElement, signal: AbortSignal): void {
  const place = (): void => {
    placeMenu(menu, anchor);
  };
  followView(menu.ownerDocument.defaultView ?? window, place, signal);
  const sizes = new ResizeObserver(place);
  const observeRows = (): void => {
    for (const child of [anchor, ...menu.children]) sizes.observe(child);
  };
  // Its own height is limited to what it had: no other box tells of a row that is new.
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
 * Puts a menu below its badge, end to end with it; above it, or start to start, where there is more room. It always lies within
 * the page's view, and scrolls where it is too long for it.
 *
 * CSS anchor positioning can flip a box or shrink it to the room, but can't prefer one to the other, and not every browser
 * has it: so this computes the place everywhere.
 */
function placeMenu(menu: HTMLElement, anchor: HTMLElement): void {
  const { style } = menu;
  const view = anchor.ownerDocument.defaultView ?? window;
  const width = Math.min(
    anchor.ownerDocument.documentElement.clientWidth || view.innerWidth,
    view.innerWidth,
  );
  const [start, end] = seenView(view);
  const height = end - start - 2 * margin;
  style.maxHeight = `${height}px`;
  const box = anchor.getBoundingClientRect();
  // Not the size of the rectangle, which changes while the menu appears.
  const { offsetWidth, offsetHeight } = menu;
  const below = end - margin - gap - box.bottom;
  const above = box.top - gap - margin - start;
  const goesUp = offsetHeight > below && above > below;
  const room = Math.max(goesUp ? above : below, leastHeight);
  const tall = Math.min(offsetHeight, room, height);
  style.maxHeight = `${tall}px`;
  const top = goesUp ? box.top - gap - tall : box.bottom + gap;
  style.top = `${clamp(top, start + margin, end - margin - tall)}px`;
  const isRightToLeft = view.getComputedStyle(anchor).direction === 'rtl';
  const ends = [box.right - offsetWidth, box.left] as const;
  const [wanted, other] = isRightToLeft ? ([ends[1], ends[0]] as const) : ends;
  const fits = (left: number): boolean => left >= margin && left + offsetWidth <= width - margin;
  style.left = `${clamp(fits(wanted) || !fits(other) ? wanted : other, margin, width - margin - offsetWidth)}px`;
}

const clamp = (value: number, least: number, most: number): number => Math.max(Math.min(value, most), least);

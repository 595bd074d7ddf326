import type { OAuthElement } from '../oauth-element.js';
import { followView, seenView } from '../seen-view.js';

/** The pixels from a note that lies over the page to its button, and to the edges of the window. */
const gapPx = 6;
const edgePx = 8;
/** The least width, in pixels, for a note that stands below its button in the page. */
const leastWidthPx = 240;

/** The subject that each button's note was last opened for: a note that the person has closed stays closed. */
const opened = new WeakMap<OAuthElement, string>();

/**
 * Whether a button has a whole line of the page, as in each row of a panel: then a note stands below it. Elsewhere, as in a header, the
 * note lies over the page, because what stands around the button must not move.
 */
export function hasOwnLine(button: OAuthElement): boolean {
  const style = getComputedStyle(button);
  if (style.getPropertyValue('--_row')) return true;
  const parent = button.assignedSlot ?? button.parentElement;
  if (!parent || style.display.includes('inline')) return false;
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(parent);
  const room = parent.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
  return button.offsetWidth >= Math.max(room - 1, leastWidthPx);
}

/**
 * Opens a note in the top layer, at its button, once for each subject. In a browser without popovers, the note's styles place it below the
 * button.
 */
export function placeNote(button: OAuthElement, subject: string): void {
  const note = button.renderRoot.querySelector<HTMLElement>('.over');
  if (!note || opened.get(button) === subject) return;
  opened.set(button, subject);
  // Old browsers and DOM implementations for tests have no popovers.
  if (!('showPopover' in note) || !note.isConnected) return;
  note.popover = 'auto';
  note.showPopover();
  const stop = new AbortController();
  const place = (): void => {
    if (note.isConnected && note.matches(':popover-open')) setPlace(note, button);
    else stop.abort();
  };
  // The links out of an in-app browser load later, and make the note larger.
  const sizes = new ResizeObserver(place);
  sizes.observe(note);
  stop.signal.addEventListener('abort', () => {
    sizes.disconnect();
  });
  place();
  followView(window, place, stop.signal);
  note.addEventListener('toggle', place, { signal: stop.signal });
}

/** Lets the next note of a button open, even if the person has closed the last one. */
export function forgetNote(button: OAuthElement): void {
  opened.delete(button);
}

function setPlace(note: HTMLElement, button: OAuthElement): void {
  const box = button.getBoundingClientRect();
  const { style } = note;
  const [start, end] = seenView(window);
  // A long note scrolls, because what is beyond the view can't be reached otherwise.
  const limit = end - start - 2 * edgePx;
  style.maxHeight = `${String(limit)}px`;
  const { offsetWidth, offsetHeight } = note;
  // In Firefox, the Tab key stops at a box that scrolls, even if only the area for pressing a button extends beyond its edge.
  style.overflow = offsetHeight < limit - 1 ? 'visible' : 'auto';
  const first = getComputedStyle(button).direction === 'rtl' ? box.right - offsetWidth : box.left;
  const left = Math.max(edgePx, Math.min(first, document.documentElement.clientWidth - offsetWidth - edgePx));
  const [below, above] = [box.bottom + gapPx, box.top - gapPx - offsetHeight];
  const top = below + offsetHeight <= end || above < start ? below : above;
  const isSeen = box.bottom > start && box.top < end;
  style.left = `${String(left)}px`;
  style.top = `${String(isSeen ? Math.max(start + edgePx, Math.min(top, end - edgePx - offsetHeight)) : top)}px`;
}

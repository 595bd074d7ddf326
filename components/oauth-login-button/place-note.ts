import type { OAuthElement } from '../oauth-element.js';
import { followView, seenView } from '../seen-view.js';

/** Pixels between a note that lies over the page, the button and the window's edges. */
const gap = 6;
const edge = 8;
/** Pixels that a note below a button needs to stand in the page. */
const roomy = 240;

/** What each button's note was last opened for: one that the person has closed stays closed. */
const opened = new WeakMap<OAuthElement, string>();

/**
 * Whether the page gives the button a whole line, where a note can stand below it, as each row of a panel has one. Elsewhere, as in a
 * header, it lies over the page: what stands around the button must not move.
 */
export function hasOwnLine(button: OAuthElement): boolean {
  const style = getComputedStyle(button);
  if (style.getPropertyValue('--_row')) return true;
  const parent = button.assignedSlot ?? button.parentElement;
  if (!parent || style.display.includes('inline')) return false;
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(parent);
  const room = parent.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
  return button.offsetWidth >= Math.max(room - 1, roomy);
}

/**
 * Opens a note in the top layer, at the button, once for each thing that it says. Where the browser has no popovers it lies
 * below the button anyway, by its styles.
 */
export function placeNote(button: OAuthElement, subject: string): void {
  const note = button.renderRoot.querySelector<HTMLElement>('.over');
  if (!note || opened.get(button) === subject) return;
  opened.set(button, subject);
  // Some DOMs for tests have none.
  if (!('showPopover' in note) || !note.isConnected) return;
  note.popover = 'auto';
  note.showPopover();
  const stop = new AbortController();
  const place = (): void => {
    if (note.isConnected && note.matches(':popover-open')) setPlace(note, button);
    else stop.abort();
  };
  // What leads out of an app comes later.
  const sizes = new ResizeObserver(place);
  sizes.observe(note);
  stop.signal.addEventListener('abort', () => {
    sizes.disconnect();
  });
  place();
  followView(window, place, stop.signal);
  note.addEventListener('toggle', place, { signal: stop.signal });
}

/** A note that was closed may be needed again. */
export function forgetNote(button: OAuthElement): void {
  opened.delete(button);
}

function setPlace(note: HTMLElement, button: OAuthElement): void {
  const box = button.getBoundingClientRect();
  const { style } = note;
  const [start, end] = seenView(window);
  // A long one scrolls: what is beyond the view can't be reached otherwise.
  const limit = end - start - 2 * edge;
  style.maxHeight = `${String(limit)}px`;
  const { offsetWidth, offsetHeight } = note;
  // In Firefox, the Tab key stops at a box that scrolls, even if only the reach of a button inside is beyond its edge.
  style.overflow = offsetHeight < limit - 1 ? 'visible' : 'auto';
  const first = getComputedStyle(button).direction === 'rtl' ? box.right - offsetWidth : box.left;
  const left = Math.max(edge, Math.min(first, document.documentElement.clientWidth - offsetWidth - edge));
  const [below, above] = [box.bottom + gap, box.top - gap - offsetHeight];
  const top = below + offsetHeight <= end || above < start ? below : above;
  const isSeen = box.bottom > start && box.top < end;
  style.left = `${String(left)}px`;
  style.top = `${String(isSeen ? Math.max(start + edge, Math.min(top, end - edge - offsetHeight)) : top)}px`;
}

/*
 * The public custom properties that several elements read, each with its default: a page sets one, and every element follows.
 * Light and dark follow the `color-scheme` of the page.
 */

/** Text. */
export const ink = `var(--oauth-ink, light-dark(#14181c, #eef1f3))`;
/** Text that says less. */
export const soft = `var(--oauth-soft, light-dark(#59626c, #a2abb5))`;
/** What buttons, cards and menus are painted on. */
export const surface = `var(--oauth-surface, light-dark(#fff, #171b1f))`;
/** What lies behind them on pages of our own. */
export const page = `var(--oauth-page, light-dark(#f7f8f8, #0e1113))`;
/** Lines that only divide. */
export const line = `var(--oauth-line, light-dark(#dde2e6, #30363d))`;
/** The edge of what can be pressed or filled in. */
export const lineStrong = `var(--oauth-line-strong, light-dark(#8c949c, #6b747e))`;
/** Links, and what matters most. */
export const accent = `var(--oauth-accent, light-dark(#0f766e, #5ecbbf))`;
export const onAccent = `var(--oauth-on-accent, light-dark(#fff, #06201d))`;
/** The ring of keyboard focus. */
export const focusColor = `var(--oauth-focus-color, ${accent})`;
export const bad = `var(--oauth-error-color, var(--oauth-bad, light-dark(#b3261e, #ff9b94)))`;
export const badSurface = `var(--oauth-bad-surface, light-dark(#fdf1f0, #2d1716))`;
export const good = `var(--oauth-good, light-dark(#18794e, #4cc38a))`;
export const radius = `var(--oauth-radius, 8px)`;
export const menuRadius = `var(--oauth-menu-radius, 14px)`;
export const cardRadius = `var(--oauth-card-radius, 16px)`;
/** What is disabled, and rows below the pointer. */
export const hoverFill = `light-dark(#f1f3f4, #22272c)`;

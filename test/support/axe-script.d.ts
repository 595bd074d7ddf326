/** Puts itself on the window; it exports nothing. */
declare module 'axe-core/axe.min.js';

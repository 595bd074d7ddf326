// What a login button can do without at first sight, loaded after it.
export { logoOf } from '../icons/index.js';
export { laterStyles } from './later-styles.js';
export { followOutcome, news } from './news.js';
export { shownTextOf } from '../shown-text.js';
export { followLabel } from '../follow-label.js';

// What a login button can do without at first sight, loaded after it.
export { logoOf } from '../icons/index.js';
export { laterStyles } from './later-styles.js';
export { news } from './news.js';

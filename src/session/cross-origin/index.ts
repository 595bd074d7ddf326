// The code for pages of another origin than their endpoint's: only those load it.
export { CrossOriginLogin } from './cross-origin-login.js';
export { parseReturn } from './return-page.js';

// What a page of another origin than its endpoint's needs: loaded only there.
export { SiteClient } from './cross-origin-login.js';
export { parseReturn } from './return-page.js';

// What a page of another origin than its endpoint's needs: loaded only there.
export { SiteClient } from './site-client.js';
export { parseReturn } from './return.js';

// What a page of another origin than its endpoint's needs: loaded only there.
export { beginClient, receiveReturn } from './begin-client.js';

export { createNodeFetch } from './node-fetch.js';
export { toNodeListener, type NodeListener } from './node-listener.js';
export { toRequest } from './node-request.js';

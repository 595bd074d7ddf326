export { nodeEnvironment } from './node-environment.js';
export { createNodeFetch, type NodeAgent, type NodeFetchOptions } from './node-fetch.js';
export { toNodeListener, type NodeListener } from './node-listener.js';
export { toRequest } from './node-request.js';

/** What is used of a client, a cluster or a sentinel of node-redis (`@redis/client` or `redis`, version 5 or 6). */
export interface RedisClient {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, options: { PX: number; NX?: true }): Promise<unknown>;
  getDel(key: string): Promise<unknown>;
  del(key: string): Promise<unknown>;
  eval(script: string, options: ScriptArguments): Promise<unknown>;
  evalSha(sha1: string, options: ScriptArguments): Promise<unknown>;
  connect(): Promise<unknown>;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'ready' | 'connect', listener: () => void): unknown;
  off(event: 'error', listener: (error: unknown) => void): unknown;
  destroy(): unknown;
  readonly isOpen?: boolean;
  /** Clusters don't have it. */
  readonly isReady?: boolean;
  /** Only of a Sentinel: the primary server, if there is a connection to one. */
  getMasterNode?(): unknown;
}

export interface ScriptArguments {
  keys: string[];
  arguments: string[];
}

/** Options of the client library's `createClient`, `createCluster` or `createSentinel`. */
type ClientOptions = Readonly<Record<string, unknown>>;

export interface RedisStoreOptions {
  /** `redis://` or, by TLS, `rediss://`: `redis[s]://[user[:password]@]host[:port][/database]`. */
  readonly url?: string;
  /** More options for `createClient`, such as `socket`, `username`, `password` and `database`. */
  readonly options?: ClientOptions;
  /** Options for `createCluster`: `{ rootNodes: [{ url }, …], defaults: {…} }`. */
  readonly cluster?: ClientOptions;
  /** Options for `createSentinel`: `{ name, sentinelRootNodes: [{ host, port }, …] }`. */
  readonly sentinel?: ClientOptions;
  /** A client of the app's own, which it connects and closes itself. */
  readonly client?: RedisClient;
  /** Begins every key. Default: `oauth-elements:`. Two apps on one Redis need two. */
  readonly prefix?: string;
  /** How long a call may take, in milliseconds. Default: 5,000. */
  readonly timeoutMs?: number;
}

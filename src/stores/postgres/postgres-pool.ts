/** What is used of a `Pool` of `pg`, version 8. */
export interface PostgresPool {
  query(query: PostgresQuery): Promise<PostgresResult>;
  connect(): Promise<PostgresClient>;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  off(event: 'error', listener: (error: unknown) => void): unknown;
  end(): Promise<unknown>;
}

export interface PostgresClient {
  query(query: PostgresQuery): Promise<PostgresResult>;
  release(error?: boolean): unknown;
}

export interface PostgresQuery {
  text: string;
  values: unknown[];
  /** Milliseconds. */
  query_timeout: number;
}

export interface PostgresResult {
  rows: Record<string, unknown>[];
  rowCount: number | null;
}

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:5432/database`. */
  readonly url?: string;
  /** More options for the pool of `pg`, such as `max` and `ssl`. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** A pool of the app's own, which it ends itself. */
  readonly pool?: PostgresPool;
  /** The schema of the tables. Default: the first one of `search_path`. */
  readonly schema?: string;
  /** Begins the names of the tables. Default: `oauth_elements_`. Two apps in one schema need two. */
  readonly prefix?: string;
  /** How long a call may take, in milliseconds. Default: 5,000. */
  readonly timeoutMs?: number;
  /** How often ended rows are removed, in milliseconds. Default: a minute. */
  readonly sweepMs?: number;
}

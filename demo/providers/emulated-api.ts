/** A request to an emulated provider's API, with a valid token. */
export interface ApiRequest {
  readonly method: string;
  /** At the provider's own address. */
  readonly url: URL;
  readonly scope: ReadonlySet<string>;
  /** Sends a GET with this token to the emulator itself. */
  ask(path: string): Promise<unknown>;
}

export interface ApiAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Responds to requests that the emulator doesn't support; `undefined` leaves a request to the emulator. */
export type Api = (request: ApiRequest) => ApiAnswer | undefined | Promise<ApiAnswer | undefined>;

/** A page of a list: two entries each, so that every list has a second page. */
export function pageOf<Item>(list: readonly Item[], page: number): { items: Item[]; more: boolean } {
  const size = 2;
  const start = (page - 1) * size;
  return { items: list.slice(start, start + size), more: start + size < list.length };
}

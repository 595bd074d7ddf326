/** What an emulated provider's API is asked, by somebody whose token is known to be good. */
export interface ApiRequest {
  readonly method: string;
  /** At the provider's own address. */
  readonly url: URL;
  readonly scope: ReadonlySet<string>;
  /** GETs what the emulator itself answers with this token. */
  ask(path: string): Promise<unknown>;
}

export interface ApiAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers what the emulator doesn't; `undefined` leaves a request to it. */
export type Api = (request: ApiRequest) => ApiAnswer | undefined | Promise<ApiAnswer | undefined>;

/** A part of a list: two entries a page, so that every list has a second page. */
export function pageOf<Item>(list: readonly Item[], page: number): { items: Item[]; more: boolean } {
  const size = 2;
  const start = (page - 1) * size;
  return { items: list.slice(start, start + size), more: start + size < list.length };
}

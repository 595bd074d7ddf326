/** An event as a test sees it: plain fields, the authorization by the name of its user. */
export interface SeenEvent {
  readonly type: string;
  readonly provider: string;
  readonly [field: string]: unknown;
}

interface Recorder {
  readonly list: SeenEvent[];
  /** Settles as soon as this many events were seen. */
  until(count: number): Promise<SeenEvent[]>;
}

declare global {
  interface Window {
    recorder: Recorder;
    openedWindows: Window[];
  }
}

/** Runs in every page before its own scripts; refers to nothing outside itself. */
export function recordEvents(): void {
  const list: SeenEvent[] = [];
  const waiting: { count: number; resolve: (list: SeenEvent[]) => void }[] = [];

  const record = (event: Event): void => {
    const { authorization, mode, url, reason, error, errorDescription, provider } = event as Event &
      Record<string, unknown>;
    const user = (authorization as { user?: { name?: unknown } } | null | undefined)?.user;
    const fields: Readonly<Record<string, object>> = {
      'login-start': { mode, url },
      login: { reason, name: user?.name ?? null, error, errorDescription },
      logout: { reason },
    };
    list.push({ type: event.type, provider: String(provider), ...fields[event.type] });
    for (const { count, resolve } of waiting) if (list.length >= count) resolve([...list]);
  };
  // Not the document: in a frame, Firefox runs this before it is there.
  for (const type of ['login-start', 'login', 'logout']) window.addEventListener(type, record);

  window.recorder = {
    list,
    until: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        if (list.length >= count) resolve([...list]);
      }),
  };

  window.openedWindows = [];
  const open = window.open.bind(window);
  window.open = (...where) => {
    const opened = open(...where);
    if (opened) window.openedWindows.push(opened);
    return opened;
  };
}

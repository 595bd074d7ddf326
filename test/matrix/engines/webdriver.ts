import { deadline } from './engine.js';

interface Answer {
  readonly value: unknown;
}

interface Opened {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** One session of WebDriver (W3C), by plain requests. */
export class WebDriverSession {
  /** The browser's. */
  readonly version: string;
  readonly #address: string;

  private constructor(address: string, version: string) {
    this.#address = address;
    this.version = version;
  }

  static async open(driver: string, capabilities: object): Promise<WebDriverSession> {
    const opened = (await send('POST', `${driver}/session`, {
      capabilities: { alwaysMatch: capabilities },
    })) as Opened;
    const session = new WebDriverSession(
      `${driver}/session/${opened.sessionId}`,
      opened.capabilities.browserVersion,
    );
    await session.post('/timeouts', { implicit: deadline, script: deadline, pageLoad: deadline });
    return session;
  }

  get(path: string): Promise<unknown> {
    return send('GET', this.#address + path);
  }

  post(path: string, body: object = {}): Promise<unknown> {
    return send('POST', this.#address + path, body);
  }

  /** Closes the window that was chosen. */
  async closeWindow(): Promise<void> {
    await send('DELETE', `${this.#address}/window`);
  }

  async end(): Promise<void> {
    await send('DELETE', this.#address);
  }

  /** Moves the mouse to the middle of an element, from elsewhere: where it is already, WebKit tells the page nothing. */
  async pointAt(element: string): Promise<void> {
    const origin = { 'element-6066-11e4-a52e-4f735466cecf': element };
    const move = { type: 'pointerMove', duration: 0, x: 0, y: 0 };
    const actions = [move, { ...move, origin }];
    const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await this.post('/actions', { actions: [mouse] });
  }

  async find(selector: string): Promise<string> {
    const found = await this.post('/element', { using: 'css selector', value: selector });
    return Object.values(found as Record<string, string>)[0] ?? '';
  }
}

async function send(method: string, address: string, body?: object): Promise<unknown> {
  // The driver keeps its own deadlines, but for a browser that has stopped answering it.
  const signal = AbortSignal.timeout(2 * deadline);
  const answer = await fetch(address, { method, signal, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await answer.json()) as Answer;
  if (answer.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}

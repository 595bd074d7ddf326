import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { once } from 'node:events';
import { endProcess, startDisplay } from './display.js';
import { deadline, type Engine, type EngineOptions } from './engine.js';
import { WebDriverSession } from './webdriver.js';
import { WebKitView } from './webkit-view.js';

const port = Number(process.env['WEBKIT_DRIVER_PORT'] ?? 4791);
const driver = `http://127.0.0.1:${port}`;

/**
 * WebKitGTK's MiniBrowser. Its rules against tracking are on: other sites keep no cookies, partitioned or not. (By default
 * automation refuses those of the same site, too, which no browser does that people use.)
 */
const capabilitiesFor = ({ blocksCookies = false }: EngineOptions): object => ({
  browserName: 'MiniBrowser',
  acceptInsecureCerts: true,
  // Back from a page under COOP, the driver would wait for ever for a load that has taken place.
  pageLoadStrategy: 'none',
  'webkitgtk:browserOptions': {
    binary: process.env['WEBKIT_PATH'] ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    args: ['--automation', '--enable-itp', ...(blocksCookies ? ['--cookies-policy=never'] : [])],
  },
});

export async function startWebKit(options: EngineOptions = {}): Promise<Engine> {
  const capabilities = capabilitiesFor(options);
  const display = await startDisplay();
  const program = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...display.environment, LANG: 'C.UTF-8' },
    stdio: 'ignore',
  });
  await listening();
  const first = await WebDriverSession.open(driver, capabilities);
  await first.end();
  return {
    version: first.version,
    async visit() {
      const session = await WebDriverSession.open(driver, capabilities);
      const view = new WebKitView(session, String(await session.get('/window')), display);
      // An address that is asked for while the first, empty document is still loading can get lost.
      await view.waitUntil("document.readyState === 'complete'");
      return { view, end: () => session.end() };
    },
    async close() {
      await endProcess(program);
      await display.close();
    },
  };
}

async function listening(): Promise<void> {
  const end = Date.now() + deadline;
  for (;;) {
    const socket = createConnection(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    } finally {
      socket.destroy();
    }
  }
}

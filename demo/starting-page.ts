import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

const script = new URL('../dist/oauth-elements.js', import.meta.url);

/** Whether there are elements to show: on a fresh clone they are built last. */
export function isBuilt(): boolean {
  return existsSync(script);
}

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta http-equiv="refresh" content="2" />
  <title>Starting – oauth-elements</title>
  <style>
    :root { color-scheme: light dark; font: 17px/28px system-ui; }
    body { display: grid; place-content: center; min-block-size: 90vh; text-align: center; }
  </style>
  <main role="status"><h1>The demo is starting</h1><p>This page opens it as soon as it is ready.</p></main>
</html>
`;

/** The page that says that the demo is starting, until its identity providers and its elements are ready. */
export function answerWhileStarting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '2',
  });
  response.end(page);
}

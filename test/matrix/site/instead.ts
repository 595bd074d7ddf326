import type { ServerResponse } from 'node:http';
import { pageAt } from './serve-page.js';
import { siteOrigin } from './hosts.js';

/** What is at an endpoint's address in its place. */
export type Instead = 'nothing-there' | 'development-server' | 'other-api' | 'endpoint-down';

const answers: Readonly<Record<Instead, (response: ServerResponse) => void>> = {
  'nothing-there': (response) => {
    response
      .writeHead(404, { 'content-type': 'text/html' })
      .end('<!doctype html><title>404</title>Not Found');
  },
  // It shows the app, whatever the address.
  'development-server': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(pageAt(new URL(siteOrigin)));
  },
  'other-api': (response) => {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}');
  },
  'endpoint-down': (response) => {
    response.destroy();
  },
};

export function answerInstead(instead: Instead, response: ServerResponse): void {
  answers[instead](response);
}

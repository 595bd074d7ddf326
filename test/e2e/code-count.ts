import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '../../demo/loopback-server.js';
import { countUrl } from './addresses.js';

/**
 * Counts how often each code reached a token endpoint. The demo runs in another process than the tests, so
 * they ask over HTTP.
 */
export async function startCodeCount(port: number) {
  const uses = new Map<string, number>();
  const server = createServer((request, response) => {
    const code = new URL(request.url ?? '/', countUrl).searchParams.get('code') ?? '';
    response.end(String(uses.get(code) ?? 0));
  });
  await listenOnLoopback(server, port, 'the count of token requests');
  return {
    onCodeUsed: (code: string): void => {
      uses.set(code, (uses.get(code) ?? 0) + 1);
    },
    close: () => closeServer(server),
  };
}

export async function tokenRequestsFor(code: string): Promise<number> {
  const answer = await fetch(`${countUrl}/?code=${encodeURIComponent(code)}`);
  return Number(await answer.text());
}

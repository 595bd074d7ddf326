import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '../../demo/loopback-server.js';
import { tokenLifeUrl } from './addresses.js';

/**
 * The endpoint's clock, which can be put ahead so that tokens come to their end, and the refresh tokens that reached
 * a token endpoint. The demo runs in another process than the tests, so they ask over HTTP.
 */
export async function startTokenLife(port: number) {
  const used: string[] = [];
  let aheadSeconds = 0;
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', tokenLifeUrl);
    aheadSeconds = Number(searchParams.get('aheadSeconds') ?? aheadSeconds);
    response.end(JSON.stringify(used));
  });
  await listenOnLoopback(server, port, 'the life of tokens');
  return {
    now: (): number => Date.now() + aheadSeconds * 1000,
    onRefresh: (refreshToken: string): void => {
      used.push(refreshToken);
    },
    close: () => closeServer(server),
  };
}

/** Every refresh token that was used so far, as often as it was. */
export async function usedRefreshTokens(): Promise<string[]> {
  return (await fetch(tokenLifeUrl)).json() as Promise<string[]>;
}

/** Puts the endpoint's clock ahead of every other one. */
export async function putClockAhead(aheadSeconds: number): Promise<void> {
  await fetch(`${tokenLifeUrl}?aheadSeconds=${aheadSeconds}`);
}

import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '../../demo/loopback-server.js';
import { tokenLifeUrl } from './addresses.js';

/**
 * The endpoint's clock, which can be put ahead so that tokens come to their end, and the refresh tokens that reached
 * a token endpoint. The demo runs in another process than the tests, so they ask over HTTP.
 */
export async function startTokenLife(port: number) {
  const used: string[] = [];
  let ahead = 0;
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', tokenLifeUrl);
    ahead = Number(searchParams.get('ahead') ?? ahead);
    response.end(JSON.stringify(used));
  });
  await listenOnLoopback(server, port, 'the life of tokens');
  return {
    now: (): number => Date.now() + ahead * 1000,
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

/** @param ahead seconds, of the endpoint's clock before everybody else's. */
export async function putClockAhead(ahead: number): Promise<void> {
  await fetch(`${tokenLifeUrl}?ahead=${ahead}`);
}

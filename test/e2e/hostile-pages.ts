import { createHash, randomBytes } from 'node:crypto';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { makeCertificate } from '../../demo/other-origin/certificate.js';
import { otherOrigins } from '../../demo/other-origin/start-other-origin.js';
import { appPort } from './addresses.js';
import { test as base } from './fixtures.js';

export const { site, signIn } = otherOrigins(appPort);
export const endpoint = `${signIn}/api/oauth`;

/** Pages of somebody else's, on this machine like everything here: browsers keep pages of elsewhere from it. */
export interface HostilePages {
  /** On a site of its own. */
  readonly evil: string;
  /** On the endpoint's own site, but of another origin. */
  readonly sibling: string;
  /** What each path holds, under either name. */
  readonly pages: Map<string, string>;
}

async function startHostilePages(): Promise<HostilePages & { close(): void }> {
  const pages = new Map<string, string>();
  const names = ['evil.localhost', `sibling.${new URL(signIn).hostname}`];
  const server = createServer(await makeCertificate(names), ({ url = '/' }, response) => {
    const body = pages.get(url);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body === undefined ? '' : `<!doctype html><title>A page</title>${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const [evil = '', sibling = ''] = names.map((name) => `https://${name}:${port}`);
  return { evil, sibling, pages, close: () => server.close() };
}

export const test = base.extend<object, { hostile: HostilePages }>({
  ignoreHTTPSErrors: true,
  refusals: /^Cross-Origin Request Blocked|frame-ancestors 'none'|Cross-Origin-Resource-Policy/,
  hostile: [
    async ({ browserName: _ }, use) => {
      const hostile = await startHostilePages();
      await use(hostile);
      hostile.close();
    },
    { scope: 'worker' },
  ],
});

/** What the endpoint answers to a browser so old that it tells nothing of what it asks for. */
export function answerToOldBrowser(
  address: string,
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const { host, hostname: servername, port, pathname, search } = new URL(address);
  return new Promise((resolve, reject) => {
    const headers = { host, accept: 'text/html', 'accept-language': 'en' };
    const target = { host: '127.0.0.1', port, path: pathname + search, servername };
    get({ ...target, headers, rejectUnauthorized: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        const { 'content-type': type = '', 'content-security-policy': policy = '' } = response.headers;
        const told = { 'content-type': type, 'content-security-policy': String(policy) };
        resolve({ status: response.statusCode ?? 0, headers: told, body });
      });
    }).on('error', reject);
  });
}

/** A login for the site that somebody else began: its verifier is theirs. */
export function loginOfAnother() {
  const flow = randomBytes(11).toString('hex');
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({ flow, mode: 'popup', client: 'static', origin: site, challenge });
  return { flow, verifier, address: `${endpoint}/login/demo?${query}` };
}

export { goOn } from './steps.js';

/** What a page gets when it asks the endpoint as any script can: a status with the error's code, or nothing. */
export function askFrom(page: Page, path: string, body?: object): Promise<string> {
  return page.evaluate(
    async ({ url, text }) => {
      const headers = { 'content-type': 'application/json', 'x-oauth-elements': '1' };
      const post = text === undefined ? {} : { method: 'POST', headers, body: text };
      try {
        const answer = await fetch(url, { ...post, credentials: 'include' });
        const { error = '' } = (await answer.json()) as { error?: string };
        return `${answer.status} ${error}`.trim();
      } catch {
        return 'nothing';
      }
    },
    { url: endpoint + path, text: body && JSON.stringify(body) },
  );
}

declare global {
  interface Window {
    cameWith?: string;
    wantsToClose?: boolean;
  }
}

/** Keeps a return page open, with what stood in its address when it came. Runs in the page. */
export function keepReturnPage(): void {
  if (location.pathname !== '/return.html') return;
  window.cameWith = location.hash;
  window.close = () => {
    window.wantsToClose = true;
  };
}

/** The flow and code that a return page was given; it has handed them over by then. */
export async function codeAt(popup: Page): Promise<{ flow: string; code: string }> {
  await popup.waitForFunction(() => window.wantsToClose);
  const given = new URLSearchParams(await popup.evaluate(() => window.cameWith?.slice(1) ?? ''));
  return { flow: given.get('flow') ?? '', code: given.get('code') ?? '' };
}

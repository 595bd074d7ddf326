import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResult, Provider } from 'oidc-provider';
import type { Person } from '../people.js';
import { signInPage, staleSignInPage } from './sign-in-page.js';

interface InteractionSettings {
  readonly provider: Provider;
  readonly people: readonly Person[];
  readonly appUrl: string;
  readonly policy: string;
}

const denied: InteractionResult = { error: 'access_denied', error_description: 'The person chose Cancel.' };

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += String(piece);
    if (text.length > 10_000) break;
  }
  return new URLSearchParams(text);
}

function sendPage(response: ServerResponse, status: number, policy: string, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(html);
}

/** Shows who can sign in, and hands the choice back to the provider. */
export function createInteraction({ provider, people, appUrl, policy }: InteractionSettings) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let action: string;
    try {
      action = `/interaction/${(await provider.interactionDetails(request, response)).uid}`;
    } catch {
      sendPage(response, 400, policy, staleSignInPage(appUrl));
      return;
    }
    if (request.method !== 'POST') {
      sendPage(response, 200, policy, signInPage(action, people));
      return;
    }
    const form = await readForm(request);
    const person = people.find(({ id }) => id === form.get('person'));
    const result = person ? { login: { accountId: person.id, remember: false } } : denied;
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
}

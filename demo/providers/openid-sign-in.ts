import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResult, Provider } from 'oidc-provider';
import type { Person } from '../people.js';
import { readBody } from './read-body.js';
import { signInPage, staleSignInPage } from './sign-in-page.js';

interface InteractionSettings {
  readonly provider: Provider;
  readonly people: readonly Person[];
  /** The provider's own name. */
  readonly name: string;
  readonly appUrl: string;
  readonly policy: string;
}

const denied: InteractionResult = { error: 'access_denied', error_description: 'The person chose Cancel.' };

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
export function createInteraction({ provider, people, name, appUrl, policy }: InteractionSettings) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let action: string;
    try {
      action = `/interaction/${(await provider.interactionDetails(request, response)).uid}`;
    } catch {
      sendPage(response, 400, policy, staleSignInPage(name, appUrl));
      return;
    }
    if (request.method !== 'POST') {
      sendPage(response, 200, policy, signInPage(name, action, people));
      return;
    }
    const form = new URLSearchParams(await readBody(request));
    const person = people.find(({ id }) => id === form.get('person'));
    // Choosing a person settles all that a request can ask for by `prompt`.
    const result: InteractionResult = person
      ? { login: { accountId: person.id, remember: false }, consent: {}, select_account: {} }
      : denied;
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
}

import type { WireProviders } from '../../src/protocol/wire.js';
import { json } from './fake-endpoint.js';
import { readySession, type Stage } from './open-session.js';
import { signedIn } from './wire-session.js';

/** Providers whose APIs pages may use, and one whose they may not. */
export const apis: WireProviders = {
  site: { name: 'example.com' },
  providers: [
    { id: 'closed', name: 'Closed' },
    { id: 'github', name: 'GitHub', api_bases: ['https://api.github.com', 'https://uploads.github.com'] },
    {
      id: 'acme',
      name: 'Acme',
      api_bases: ['https://api.acme.example/v1', 'https://api.acme.example/v2'],
    },
    { id: 'corp', name: 'Corp', api_bases: ['https://api.acme.example/v1/corp'] },
  ],
};

/** A session of somebody whose endpoint reaches these APIs; each call is answered with `{ok: true}`. */
export async function sessionWithApis(): Promise<Stage> {
  const stage = await readySession(signedIn('github'));
  stage.endpoint.providers = apis;
  stage.endpoint.answerAt('/proxy/', () => json({ ok: true }));
  return stage;
}

/** What reached the proxy, such as `GET /proxy/github/user`. */
export function proxied({ endpoint }: Stage): string[] {
  return endpoint.asked.filter((line) => line.includes(' /proxy/'));
}

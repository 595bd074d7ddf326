import { beginClient } from '../cross-origin/load-cross-origin.js';
import { learnProviders } from '../provider-list.js';
import { refuseLogin } from './refuse-login.js';
import type { SessionCore } from '../core.js';
import { isInApp } from './open-window.js';

/**
 * Makes ready for a click what can't be done in it. Inside an app or a frame some logins can only fail: they do so at
 * once, with a code that says why, and nothing is opened; which providers refuse to be shown by an app has to be known by
 * then. A page of another origin than its endpoint's needs a verifier.
 */
export async function prepareLogins(core: SessionCore): Promise<void> {
  const page = core.page;
  const framed = page.parent !== page;
  core.refusal = refuseLogin;
  if (isInApp(page) && !framed) void learnProviders(core);
  if (core.client) await beginClient(core);
}

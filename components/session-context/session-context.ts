import { createContext } from '@lit/context';
import type { OAuthSession } from '../../src/session/session.js';

/** The session that an `<oauth-session>` hands down to the elements inside it. */
export const sessionContext = createContext<OAuthSession>('oauth-session');

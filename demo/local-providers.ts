import { startAuth0 } from './providers/auth0.js';
import { startCoopDemoId, startDemoId, startShortDemoId } from './providers/demo-id.js';
import { startGitHub } from './providers/github.js';
import { startGoogle } from './providers/google.js';
import { startLinkedIn } from './providers/linkedin.js';
import type { Closable, LocalProvider } from './providers/local-provider.js';
import { startMicrosoft } from './providers/microsoft.js';

export type LocalId =
  'demo' | 'github' | 'demo-coop' | 'google' | 'azure' | 'auth0' | 'linkedin' | 'demo-short';

interface Entry {
  readonly id: LocalId;
  readonly name: string;
  /** How far its port is from the demo's. */
  readonly portOffset: number;
  /** What the names of the real one's credentials begin with in the environment. */
  readonly prefix?: string;
  /** Whether `emulate` serves it: those start one after another. */
  readonly emulated?: boolean;
  readonly start: (local: LocalProvider) => Promise<Closable>;
}

/** The identity providers that the demo brings along. */
export const localProviders: readonly Entry[] = [
  { id: 'demo', name: 'Demo ID', portOffset: 1, start: startDemoId },
  { id: 'github', name: 'GitHub', portOffset: 2, prefix: 'GITHUB', emulated: true, start: startGitHub },
  { id: 'demo-coop', name: 'Demo ID with COOP', portOffset: 3, start: startCoopDemoId },
  { id: 'google', name: 'Google', portOffset: 4, prefix: 'GOOGLE', emulated: true, start: startGoogle },
  { id: 'azure', name: 'Microsoft', portOffset: 5, prefix: 'AZURE', emulated: true, start: startMicrosoft },
  { id: 'auth0', name: 'Auth0', portOffset: 6, prefix: 'AUTH0', start: startAuth0 },
  { id: 'linkedin', name: 'LinkedIn', portOffset: 7, prefix: 'LINKEDIN', start: startLinkedIn },
  { id: 'demo-short', name: 'Demo ID with short tokens', portOffset: 8, start: startShortDemoId },
];

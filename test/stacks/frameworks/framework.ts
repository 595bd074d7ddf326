import { claims, type Claim } from './app-contract.js';
import type { App } from './bundle-app.js';

/** A framework whose app the contract is run over. */
export interface Framework extends Omit<App, 'packages'> {
  /** The package whose version counts. */
  readonly installed: string;
  /** It makes other elements at every change. */
  readonly replaces?: boolean;
  /** It attaches no listeners to the elements that a server rendered. */
  readonly deaf?: boolean;
}

/** The two that are small enough for `npm test`, which runs them with the versions that the project installs. */
export const preact: Framework = {
  name: 'Preact 10',
  main: 'preact/main.jsx',
  installed: 'preact',
  jsx: 'preact',
};
export const htmx: Framework = {
  name: 'htmx 4',
  main: 'htmx/main.js',
  installed: 'htmx.org',
  replaces: true,
};

/** What holds in a framework's app. */
export function claimsOf({ replaces = false, deaf = false }: Framework): readonly Claim[] {
  return claims.filter(
    ({ keepsElements = false, listens = false }) => !(replaces && keepsElements) && !(deaf && listens),
  );
}

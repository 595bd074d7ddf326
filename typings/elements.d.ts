import type {
  LoginEvent,
  LoginStartEvent,
  LogoutEvent,
  OAuthCompletePageElement,
  OAuthLoginButtonElement,
  OAuthLoginPanelElement,
  OAuthLogoutButtonElement,
  OAuthSessionElement,
  OAuthSessionsElement,
  OAuthShowElement,
  OAuthUserBadgeElement,
} from '../types/index.js';

/** Our classes by their tags. */
export interface OAuthElements {
  'oauth-session': OAuthSessionElement;
  'oauth-login-button': OAuthLoginButtonElement;
  'oauth-login-panel': OAuthLoginPanelElement;
  'oauth-logout-button': OAuthLogoutButtonElement;
  'oauth-user-badge': OAuthUserBadgeElement;
  'oauth-complete-page': OAuthCompletePageElement;
  'oauth-sessions': OAuthSessionsElement;
  'oauth-show': OAuthShowElement;
}

/** A boolean as an attribute: templates that know no boolean attributes write it as text. */
export type BooleanAttribute = boolean | '' | 'true' | 'false';

type Appearance = 'brand' | 'neutral' | 'icon';
type Mode = 'popup' | 'tab' | 'redirect';

/** What each tag takes: its attributes, and its properties where their names differ. */
export interface OAuthProps {
  'oauth-session': { endpoint?: string; client?: string };
  'oauth-login-button': {
    provider: string;
    mode?: Mode;
    scope?: string;
    groups?: BooleanAttribute;
    'no-user'?: BooleanAttribute;
    noUser?: boolean;
    remember?: BooleanAttribute;
    'return-to'?: string;
    returnTo?: string;
    'complete-page'?: string;
    completePage?: string;
    intent?: 'sign-in' | 'sign-up' | 'continue';
    'login-hint'?: string;
    loginHint?: string;
    'max-age'?: number | string;
    maxAge?: number | string;
    appearance?: Appearance;
    label?: string;
    disabled?: BooleanAttribute;
    savedToken?: string | null | undefined;
  };
  'oauth-login-panel': { providers?: string; 'no-remember'?: BooleanAttribute; noRemember?: boolean };
  'oauth-logout-button': { provider?: string; forget?: BooleanAttribute; disabled?: BooleanAttribute };
  'oauth-user-badge': {
    provider?: string;
    'no-menu'?: BooleanAttribute;
    noMenu?: boolean;
    size?: 'auto' | 'full' | 'name' | 'avatar';
  };
  'oauth-complete-page': {
    outcome?: '' | 'success' | 'error';
    'close-after'?: number | string;
    closeAfter?: number;
  };
  'oauth-sessions': Record<never, never>;
  'oauth-show': { when?: 'signed-in' | 'signed-out' | 'pending'; provider?: string; group?: string };
}

/** What each tag fires, or lets through from what is inside. */
export interface OAuthEvents {
  'oauth-session': { 'login-start': LoginStartEvent; login: LoginEvent; logout: LogoutEvent };
  'oauth-login-button': { 'login-start': LoginStartEvent; login: LoginEvent };
  'oauth-login-panel': { 'login-start': LoginStartEvent; login: LoginEvent };
  'oauth-logout-button': { logout: LogoutEvent };
  'oauth-user-badge': { 'login-start': LoginStartEvent; login: LoginEvent; logout: LogoutEvent };
  'oauth-complete-page': Record<never, never>;
  'oauth-sessions': { logout: LogoutEvent };
  'oauth-show': Record<never, never>;
}

export type OAuthTag = keyof OAuthElements;

/** Listeners as `onlogin` and `onlogin-start`, as React 19, Preact and Svelte 5 name them. */
export type Listeners<Tag extends OAuthTag, Start extends string = 'on'> = {
  [Name in keyof OAuthEvents[Tag] & string as `${Start}${Name}`]?: (event: OAuthEvents[Tag][Name]) => void;
};

import * as i0 from '@angular/core';
import type { OAuthEvents, OAuthProps, OAuthTag } from './elements.js';

/** What a tag takes by that name. */
type Input<Tag extends OAuthTag, Name extends keyof OAuthProps[Tag]> = OAuthProps[Tag][Name];

/** Only for its type: Angular itself listens to the element's event. */
type Output<Tag extends OAuthTag, Name extends keyof OAuthEvents[Tag]> = i0.EventEmitter<
  OAuthEvents[Tag][Name]
>;

/** `<oauth-session>` in a template: name this class in the component's `imports`. */
export declare class OAuthSession {
  set endpoint(value: Input<'oauth-session', 'endpoint'>);
  set client(value: Input<'oauth-session', 'client'>);
  readonly loginStart: Output<'oauth-session', 'login-start'>;
  readonly login: Output<'oauth-session', 'login'>;
  readonly logout: Output<'oauth-session', 'logout'>;
  static ɵfac: i0.ɵɵFactoryDeclaration<OAuthSession, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    OAuthSession,
    'oauth-session',
    never,
    { endpoint: { alias: 'endpoint'; required: false }; client: { alias: 'client'; required: false } },
    { loginStart: 'login-start'; login: 'login'; logout: 'logout' },
    never,
    never,
    true,
    never
  >;
}

/** `<oauth-login-button>` in a template: name this class in the component's `imports`. */
export declare class OAuthLoginButton {
  set provider(value: Input<'oauth-login-button', 'provider'>);
  set mode(value: Input<'oauth-login-button', 'mode'>);
  set scope(value: Input<'oauth-login-button', 'scope'>);
  set groups(value: Input<'oauth-login-button', 'groups'>);
  set noUser(value: Input<'oauth-login-button', 'noUser'>);
  set remember(value: Input<'oauth-login-button', 'remember'>);
  set returnTo(value: Input<'oauth-login-button', 'returnTo'>);
  set completePage(value: Input<'oauth-login-button', 'completePage'>);
  set intent(value: Input<'oauth-login-button', 'intent'>);
  set loginHint(value: Input<'oauth-login-button', 'loginHint'>);
  set maxAge(value: Input<'oauth-login-button', 'maxAge'>);
  set appearance(value: Input<'oauth-login-button', 'appearance'>);
  set label(value: Input<'oauth-login-button', 'label'>);
  set disabled(value: Input<'oauth-login-button', 'disabled'>);
  set savedToken(value: Input<'oauth-login-button', 'savedToken'>);
  readonly loginStart: Output<'oauth-login-button', 'login-start'>;
  readonly login: Output<'oauth-login-button', 'login'>;
  static ɵfac: i0.ɵɵFactoryDeclaration<OAuthLoginButton, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    OAuthLoginButton,
    'oauth-login-button',
    never,
    {
      provider: { alias: 'provider'; required: true };
      mode: { alias: 'mode'; required: false };
      scope: { alias: 'scope'; required: false };
      groups: { alias: 'groups'; required: false };
      noUser: { alias: 'noUser'; required: false };
      remember: { alias: 'remember'; required: false };
      returnTo: { alias: 'returnTo'; required: false };
      completePage: { alias: 'completePage'; required: false };
      intent: { alias: 'intent'; required: false };
      loginHint: { alias: 'loginHint'; required: false };
      maxAge: { alias: 'maxAge'; required: false };
      appearance: { alias: 'appearance'; required: false };
      label: { alias: 'label'; required: false };
      disabled: { alias: 'disabled'; required: false };
      savedToken: { alias: 'savedToken'; required: false };
    },
    { loginStart: 'login-start'; login: 'login' },
    never,
    never,
    true,
    never
  >;
}

/** `<oauth-login-panel>` in a template: name this class in the component's `imports`. */
export declare class OAuthLoginPanel {
  set providers(value: Input<'oauth-login-panel', 'providers'>);
  set noRemember(value: Input<'oauth-login-panel', 'noRemember'>);
  readonly loginStart: Output<'oauth-login-panel', 'login-start'>;
  readonly login: Output<'oauth-login-panel', 'login'>;
  static ɵfac: i0.ɵɵFactoryDeclaration<OAuthLoginPanel, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    OAuthLoginPanel,
    'oauth-login-panel',
    never,
    {
      providers: { alias: 'providers'; required: false };
      noRemember: { alias: 'noRemember'; required: false };
    },
    { loginStart: 'login-start'; login: 'login' },
    never,
    never,
    true,
    never
  >;
}

/** `<oauth-logout-button>` in a template: name this class in the component's `imports`. */
export declare class OAuthLogoutButton {
  set provider(value: Input<'oauth-logout-button', 'provider'>);
  set forget(value: Input<'oauth-logout-button', 'forget'>);
  set disabled(value: Input<'oauth-logout-button', 'disabled'>);
  readonly logout: Output<'oauth-logout-button', 'logout'>;
  static ɵfac: i0.ɵɵFactoryDeclaration<OAuthLogoutButton, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    OAuthLogoutButton,
    'oauth-logout-button',
    never,
    {
      provider: { alias: 'provider'; required: false };
      forget: { alias: 'forget'; required: false };
      disabled: { alias: 'disabled'; required: false };
    },
    { logout: 'logout' },
    never,
    never,
    true,
    never
  >;
}

/** `<oauth-user-badge>` in a template: name this class in the component's `imports`. */
export declare class OAuthUserBadge {
  set provider(value: Input<'oauth-user-badge', 'provider'>);
  set noMenu(value: Input<'oauth-user-badge', 'noMenu'>);
  set size(value: Input<'oauth-user-badge', 'size'>);
  readonly loginStart: Output<'oauth-user-badge', 'login-start'>;
  readonly login: Output<'oauth-user-badge', 'login'>;
  readonly logout: Output<'oauth-user-badge', 'logout'>;
  static ɵfac: i0.ɵɵFactoryDeclaration<OAuthUserBadge, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    OAuthUserBadge,
    'oauth-user-badge',
    never,
    {
      provider: { alias: 'provider'; required: false };
      noMenu: { alias: 'noMenu'; required: false };
      size: { alias: 'size'; required: false };
    },
    { loginStart: 'login-start'; login: 'login'; logout: 'logout' },
    never,
    never,
    true,
    never
  >;
}

/** `<oauth-complete-page>` in a template: name this class in the component's `imports`. */
export declare class OAuthCompletePage {
  set outcome(value: Input<'oauth-complete-page', 'outcome'>);
  set closeAfter(value: Input<'oauth-complete-page', 'closeAfter'>);
  static ɵfac: i0.ɵɵFactoryDeclaration<OAuthCompletePage, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    OAuthCompletePage,
    'oauth-complete-page',
    never,
    { outcome: { alias: 'outcome'; required: false }; closeAfter: { alias: 'closeAfter'; required: false } },
    {},
    never,
    never,
    true,
    never
  >;
}

/** `<oauth-sessions>` in a template: name this class in the component's `imports`. */
export declare class OAuthSessions {
  readonly logout: Output<'oauth-sessions', 'logout'>;
  static ɵfac: i0.ɵɵFactoryDeclaration<OAuthSessions, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    OAuthSessions,
    'oauth-sessions',
    never,
    {},
    { logout: 'logout' },
    never,
    never,
    true,
    never
  >;
}

/** `<oauth-show>` in a template: name this class in the component's `imports`. */
export declare class OAuthShow {
  set when(value: Input<'oauth-show', 'when'>);
  set provider(value: Input<'oauth-show', 'provider'>);
  set group(value: Input<'oauth-show', 'group'>);
  static ɵfac: i0.ɵɵFactoryDeclaration<OAuthShow, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<
    OAuthShow,
    'oauth-show',
    never,
    {
      when: { alias: 'when'; required: false };
      provider: { alias: 'provider'; required: false };
      group: { alias: 'group'; required: false };
    },
    {},
    never,
    never,
    true,
    never
  >;
}

/** All of them, for the `imports` of a component. */
export declare const oauthElements: readonly [
  typeof OAuthSession,
  typeof OAuthLoginButton,
  typeof OAuthLoginPanel,
  typeof OAuthLogoutButton,
  typeof OAuthUserBadge,
  typeof OAuthCompletePage,
  typeof OAuthSessions,
  typeof OAuthShow,
];

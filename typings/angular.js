import * as i0 from '@angular/core';

/*
 * Directives whose selectors are our tags, so that Angular knows the tags and checks what a template binds to them. In the form in
 * which Angular's libraries are published, written by hand: an application's own compiler links it.
 */

/** Passes on to the element what a template binds, as Angular does where no directive claims a binding. */
class Passing {
  #element = i0.inject(i0.ElementRef);
  #renderer = i0.inject(i0.Renderer2);

  pass(name, value) {
    this.#renderer.setProperty(this.#element.nativeElement, name, value);
  }
}

export class OAuthSession extends Passing {
  set endpoint(value) {
    this.pass('endpoint', value);
  }
  set client(value) {
    this.pass('client', value);
  }
  loginStart = new i0.EventEmitter();
  login = new i0.EventEmitter();
  logout = new i0.EventEmitter();
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '14.0.0',
    ngImport: i0,
    type: OAuthSession,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });
  static ɵdir = i0.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '14.0.0',
    type: OAuthSession,
    isStandalone: true,
    selector: 'oauth-session',
    inputs: { endpoint: 'endpoint', client: 'client' },
    outputs: { loginStart: 'login-start', login: 'login', logout: 'logout' },
    ngImport: i0,
  });
}

export class OAuthLoginButton extends Passing {
  set provider(value) {
    this.pass('provider', value);
  }
  set mode(value) {
    this.pass('mode', value);
  }
  set scope(value) {
    this.pass('scope', value);
  }
  set groups(value) {
    this.pass('groups', value);
  }
  set noUser(value) {
    this.pass('noUser', value);
  }
  set remember(value) {
    this.pass('remember', value);
  }
  set returnTo(value) {
    this.pass('returnTo', value);
  }
  set completePage(value) {
    this.pass('completePage', value);
  }

  set intent(value) {
    this.pass('intent', value);
  }

  set loginHint(value) {
    this.pass('loginHint', value);
  }

  set maxAge(value) {
    this.pass('maxAge', value);
  }
  set appearance(value) {
    this.pass('appearance', value);
  }
  set label(value) {
    this.pass('label', value);
  }
  set disabled(value) {
    this.pass('disabled', value);
  }
  set savedToken(value) {
    this.pass('savedToken', value);
  }
  loginStart = new i0.EventEmitter();
  login = new i0.EventEmitter();
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '14.0.0',
    ngImport: i0,
    type: OAuthLoginButton,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });
  static ɵdir = i0.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '14.0.0',
    type: OAuthLoginButton,
    isStandalone: true,
    selector: 'oauth-login-button',
    inputs: {
      provider: 'provider',
      mode: 'mode',
      scope: 'scope',
      groups: 'groups',
      noUser: 'noUser',
      remember: 'remember',
      returnTo: 'returnTo',
      completePage: 'completePage',
      intent: 'intent',
      loginHint: 'loginHint',
      maxAge: 'maxAge',
      appearance: 'appearance',
      label: 'label',
      disabled: 'disabled',
      savedToken: 'savedToken',
    },
    outputs: { loginStart: 'login-start', login: 'login' },
    ngImport: i0,
  });
}

export class OAuthLoginPanel extends Passing {
  set providers(value) {
    this.pass('providers', value);
  }
  set noRemember(value) {
    this.pass('noRemember', value);
  }
  loginStart = new i0.EventEmitter();
  login = new i0.EventEmitter();
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '14.0.0',
    ngImport: i0,
    type: OAuthLoginPanel,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });
  static ɵdir = i0.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '14.0.0',
    type: OAuthLoginPanel,
    isStandalone: true,
    selector: 'oauth-login-panel',
    inputs: { providers: 'providers', noRemember: 'noRemember' },
    outputs: { loginStart: 'login-start', login: 'login' },
    ngImport: i0,
  });
}

export class OAuthLogoutButton extends Passing {
  set provider(value) {
    this.pass('provider', value);
  }
  set forget(value) {
    this.pass('forget', value);
  }
  set disabled(value) {
    this.pass('disabled', value);
  }
  logout = new i0.EventEmitter();
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '14.0.0',
    ngImport: i0,
    type: OAuthLogoutButton,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });
  static ɵdir = i0.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '14.0.0',
    type: OAuthLogoutButton,
    isStandalone: true,
    selector: 'oauth-logout-button',
    inputs: { provider: 'provider', forget: 'forget', disabled: 'disabled' },
    outputs: { logout: 'logout' },
    ngImport: i0,
  });
}

export class OAuthUserBadge extends Passing {
  set provider(value) {
    this.pass('provider', value);
  }
  set noMenu(value) {
    this.pass('noMenu', value);
  }
  set size(value) {
    this.pass('size', value);
  }
  loginStart = new i0.EventEmitter();
  login = new i0.EventEmitter();
  logout = new i0.EventEmitter();
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '14.0.0',
    ngImport: i0,
    type: OAuthUserBadge,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });
  static ɵdir = i0.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '14.0.0',
    type: OAuthUserBadge,
    isStandalone: true,
    selector: 'oauth-user-badge',
    inputs: { provider: 'provider', noMenu: 'noMenu', size: 'size' },
    outputs: { loginStart: 'login-start', login: 'login', logout: 'logout' },
    ngImport: i0,
  });
}

export class OAuthCompletePage extends Passing {
  set outcome(value) {
    this.pass('outcome', value);
  }
  set closeAfter(value) {
    this.pass('closeAfter', value);
  }
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '14.0.0',
    ngImport: i0,
    type: OAuthCompletePage,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });
  static ɵdir = i0.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '14.0.0',
    type: OAuthCompletePage,
    isStandalone: true,
    selector: 'oauth-complete-page',
    inputs: { outcome: 'outcome', closeAfter: 'closeAfter' },
    outputs: {},
    ngImport: i0,
  });
}

export class OAuthSessions extends Passing {
  logout = new i0.EventEmitter();
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '14.0.0',
    ngImport: i0,
    type: OAuthSessions,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });
  static ɵdir = i0.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '14.0.0',
    type: OAuthSessions,
    isStandalone: true,
    selector: 'oauth-sessions',
    inputs: {},
    outputs: { logout: 'logout' },
    ngImport: i0,
  });
}

export class OAuthShow extends Passing {
  set when(value) {
    this.pass('when', value);
  }
  set provider(value) {
    this.pass('provider', value);
  }
  set group(value) {
    this.pass('group', value);
  }
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '14.0.0',
    ngImport: i0,
    type: OAuthShow,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });
  static ɵdir = i0.ɵɵngDeclareDirective({
    minVersion: '14.0.0',
    version: '14.0.0',
    type: OAuthShow,
    isStandalone: true,
    selector: 'oauth-show',
    inputs: { when: 'when', provider: 'provider', group: 'group' },
    outputs: {},
    ngImport: i0,
  });
}

/** All of them, for the `imports` of a component. */
export const oauthElements = [
  OAuthSession,
  OAuthLoginButton,
  OAuthLoginPanel,
  OAuthLogoutButton,
  OAuthUserBadge,
  OAuthCompletePage,
  OAuthSessions,
  OAuthShow,
];

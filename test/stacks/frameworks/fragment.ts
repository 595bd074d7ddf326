interface State {
  readonly shown: boolean;
  readonly scope: string;
  readonly noUser: boolean | string;
  readonly remember: boolean | string;
  readonly label: string;
  readonly order: readonly string[];
}

/** Booleans are written as they are: a template that knows no boolean attributes writes `false` as `"false"`. */
export function fragmentOf(json: string): string {
  const state = JSON.parse(json) as State;
  if (!state.shown) return '<p>gone</p>';
  const items = state.order.map(
    (id) => `<li><oauth-login-button id="${id}" provider="local">Sign in at ${id}</oauth-login-button></li>`,
  );
  return `<section>
<oauth-login-button id="main" provider="local" scope="${state.scope}" no-user="${state.noUser}" remember="${state.remember}">${state.label}</oauth-login-button>
<oauth-logout-button id="out">Sign out</oauth-logout-button>
<ul>${items.join('')}</ul>
</section>`;
}

import { For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { render } from 'solid-js/web';
import { control, first, hear } from '../page.js';

function App() {
  const [state, setState] = createStore({ ...first });
  control(setState, () => dispose());
  return (
    <Show when={state.shown} fallback={<p>gone</p>}>
      <section>
        <oauth-login-button
          id="main"
          provider="local"
          scope={state.scope}
          attr:no-user={state.noUser}
          prop:remember={state.remember}
          prop:savedToken={state.savedToken}
          on:login-start={hear}
          on:login={hear}
        >
          {state.label}
        </oauth-login-button>
        <oauth-logout-button id="out" on:logout={hear}>
          Sign out
        </oauth-logout-button>
        <ul>
          <For each={state.order}>
            {(id) => (
              <li>
                <oauth-login-button id={id} provider="local" on:login-start={hear} on:login={hear}>
                  Sign in at {id}
                </oauth-login-button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

const dispose = render(() => <App />, document.querySelector('main'));

import { useEffect, useState } from 'react';
import { control, first, hear } from '../page.js';

const Login = (props) => (
  <oauth-login-button provider="local" onlogin-start={hear} onlogin={hear} {...props} />
);

/** React renders every text property of a custom element as an attribute: a server's HTML must not hold a saved token. */
export const onServer = { ...first, savedToken: undefined };

export function App({ unmount, state: given = first }) {
  const [state, setState] = useState(given);
  if (typeof window !== 'undefined')
    control((changes) => setState((before) => ({ ...before, ...changes })), unmount);
  useEffect(() => setState((before) => ({ ...before, savedToken: first.savedToken })), []);
  const { shown, scope, noUser, remember, savedToken, label, order } = state;
  if (!shown) return <p>gone</p>;
  return (
    <section>
      <Login id="main" scope={scope} no-user={noUser} remember={remember} savedToken={savedToken}>
        {label}
      </Login>
      <oauth-logout-button id="out" onlogout={hear}>
        Sign out
      </oauth-logout-button>
      <ul>
        {order.map((id) => (
          <li key={id}>
            <Login id={id}>{`Sign in at ${id}`}</Login>
          </li>
        ))}
      </ul>
    </section>
  );
}

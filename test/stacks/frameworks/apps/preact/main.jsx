import { render } from 'preact';
import { useState } from 'preact/hooks';
import { control, first, hear } from '../page.js';

const Login = (props) => (
  <oauth-login-button provider="local" onlogin-start={hear} onlogin={hear} {...props} />
);

const root = document.querySelector('main');

function App() {
  const [state, setState] = useState(first);
  control(
    (changes) => setState((before) => ({ ...before, ...changes })),
    () => render(null, root),
  );
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

render(<App />, root);

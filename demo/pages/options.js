import { describeError, element, find, pageSession } from './site.js';

const session = await pageSession();
const form = find('#login');

function readOptions() {
  const { mode, scope, returnTo, completePage, fetchUser, fetchGroups, remember, account } = form.elements;
  const { loginHint, maxAge, intent, parameters } = form.elements;
  const scopes = scope.value.split(/\s+/).filter(Boolean);
  return {
    mode: mode.value,
    ...(scopes.length ? { scope: scopes } : {}),
    ...(fetchUser.checked ? {} : { fetchUser: false }),
    ...(fetchGroups.checked ? { fetchGroups: true } : {}),
    ...(remember.checked ? { remember: true } : {}),
    ...(account.checked ? { account: true } : {}),
    ...(returnTo.value ? { returnTo: returnTo.value } : {}),
    ...(completePage.value ? { completePage: completePage.value } : {}),
    ...(loginHint.value ? { loginHint: loginHint.value } : {}),
    ...(maxAge.value ? { maxAge: Number(maxAge.value) } : {}),
    ...(parameters.value ? { parameters: Object.fromEntries(new URLSearchParams(parameters.value)) } : {}),
    ...(intent.value ? { intent: intent.value } : {}),
  };
}

function showCall() {
  find('#call').textContent =
    `session.login('${form.elements.provider.value}', ${JSON.stringify(readOptions(), null, 2)})`;
}

function showProviders() {
  const { provider } = form.elements;
  const chosen = provider.value;
  provider.replaceChildren(
    ...session.providers.map(({ id, name }) => {
      const option = element('option', name);
      option.value = id;
      return option;
    }),
  );
  provider.value = chosen;
}

function showSession() {
  if (session.providers.length !== form.elements.provider.length && session.providers.length) showProviders();
  if (session.auth) find('#result').textContent = JSON.stringify(session.auth, null, 2);
}

form.addEventListener('input', showCall);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const outcome = find('#outcome');
  outcome.textContent = '';
  try {
    // Within the click: nothing is awaited before it.
    await session.login(form.elements.provider.value, readOptions());
    outcome.textContent = 'Signed in.';
  } catch (error) {
    outcome.textContent = describeError(error);
  }
});
session.addEventListener('change', showSession);
showSession();
showCall();

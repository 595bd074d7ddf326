/** The session that this page's `<oauth-session>` owns, once the elements are there. */
export async function pageSession() {
  await customElements.whenDefined('oauth-session');
  return document.querySelector('oauth-session').session;
}

/** Facts about this site: `redirectUrl`, `gitHubApi`, `localProviders`, `otherOrigins`. */
export async function siteFacts() {
  return (await fetch('/demo.json')).json();
}

export const find = (selector) => document.querySelector(selector);

export function element(tag, text = '', ...children) {
  const made = document.createElement(tag);
  made.textContent = text;
  made.append(...children);
  return made;
}

/** Names and values as a definition list, all of them as text: providers send what people chose. */
export function showFacts(list, facts) {
  list.replaceChildren(
    ...Object.entries(facts).flatMap(([name, value]) => [element('dt', name), element('dd', String(value))]),
  );
}

/** Runs something at a click of a button, and shows the result. */
export function onPress(button, status, run) {
  find(button).addEventListener('click', async () => {
    const line = find(status);
    line.textContent = '';
    try {
      line.textContent = (await run()) ?? '';
    } catch (error) {
      line.textContent = describeError(error);
    }
  });
}

export function describeError({ code, description, message }) {
  return [code ?? message, description].filter(Boolean).join(': ');
}

/** Enough of a secret to tell it from others. */
export const shortened = (secret) => `${secret.slice(0, 6)}…${secret.slice(-4)}`;

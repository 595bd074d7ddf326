import { escapeHtml } from '../escape-html.js';
import type { Person } from '../people.js';
import { shellPage } from './page-layout.js';

function face({ name, picture }: Person): string {
  return picture.startsWith('http')
    ? `<img src="${escapeHtml(picture)}" alt="" width="40" height="40">`
    : `<span class="initial" aria-hidden="true">${escapeHtml(name.slice(0, 1))}</span>`;
}

function choice(person: Person): string {
  return `<button class="person" name="person" value="${escapeHtml(person.id)}">${face(person)}
<span>Continue as ${escapeHtml(person.name)}<small>${escapeHtml(person.email)}</small></span></button>`;
}

/** One form, one press: works without a script and by keyboard alone. */
export function signInPage(name: string, action: string, people: readonly Person[]): string {
  return shellPage(
    name,
    'Choose an account',
    `<p>to continue to the oauth-elements demo</p>
<form method="post" action="${escapeHtml(action)}">
${people.map(choice).join('\n')}
<button class="quiet" name="cancel" value="yes">Cancel</button>
</form>`,
  );
}

export function staleSignInPage(name: string, appUrl: string): string {
  return shellPage(
    name,
    'This sign-in is over',
    `<p>It was finished or has expired. Start again from <a href="${escapeHtml(appUrl)}">the app</a>.</p>`,
  );
}

import { element, find, onPress, pageSession, siteFacts } from './site.js';

const session = await pageSession();
const { gitHubApi } = await siteFacts();
const url = `${gitHubApi}/user/repos`;
find('#call').textContent = `session.fetch('${url}')`;

onPress('#load', '#outcome', async () => {
  const list = find('#repositories');
  list.replaceChildren();
  const answer = await session.fetch(`${url}?per_page=100&sort=updated`);
  if (!answer.ok) return `GitHub answered ${answer.status}.`;
  const repositories = await answer.json();
  for (const { full_name, description, private: hidden } of repositories) {
    const name = element('strong', full_name);
    const mark = element('small', hidden ? 'private' : '');
    list.append(element('li', '', name, ' ', mark, element('br'), description ?? ''));
  }
  return `${repositories.length} repositories.`;
});

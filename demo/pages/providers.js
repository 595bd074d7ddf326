import { find, siteFacts } from './site.js';

const { redirectUrl, localProviders } = await siteFacts();
find('#redirect-url').textContent = redirectUrl;
for (const where of document.querySelectorAll('.where')) {
  const url = localProviders[where.dataset.provider];
  where.textContent = url ? `at ${url}` : 'the real provider';
}

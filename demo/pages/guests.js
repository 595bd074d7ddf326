import { element, find, showFacts } from './site.js';

const list = find('#heard');

function describe({ event, fields }) {
  const facts = element('dl');
  showFacts(facts, fields);
  const item = element('li', '', element('strong', event), facts);
  item.classList.toggle('failed', event === 'error');
  return item;
}

async function showLog() {
  try {
    const entries = await (await fetch('/guests/log.json')).json();
    list.replaceChildren(...entries.map(describe));
    find('#outcome').textContent = '';
  } catch {
    find('#outcome').textContent = 'The log could not be loaded. Reload the page.';
  }
}

for (const type of ['login', 'logout']) document.addEventListener(type, showLog);
showLog();

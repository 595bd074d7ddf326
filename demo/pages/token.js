import { describeError, element, find, onPress, pageSession, shortened } from './site.js';

const session = await pageSession();
const rows = find('#tokens');
let newest = '';
let timer;

async function look() {
  const { accessToken, expiresAt } = await session.getToken('demo-short');
  if (accessToken !== newest) {
    newest = accessToken;
    const cells = [shortened(accessToken), new Date().toLocaleTimeString(), ''];
    rows.prepend(element('tr', '', ...cells.map((text) => element('td', text))));
  }
  const left = Math.max(0, Math.round(expiresAt - Date.now() / 1000));
  rows.rows[0].cells[2].textContent = `${left} s`;
}

function stop(words = '') {
  window.clearInterval(timer);
  timer = undefined;
  find('#watch').disabled = false;
  find('#stop').disabled = true;
  find('#watching').textContent = words;
}

async function lookOrStop() {
  try {
    await look();
  } catch (error) {
    stop(describeError(error));
  }
}

function watch() {
  stop();
  timer = window.setInterval(lookOrStop, 1000);
  find('#watch').disabled = true;
  find('#stop').disabled = false;
  lookOrStop();
}

find('#watch').addEventListener('click', watch);
find('#stop').addEventListener('click', () => stop());
onPress('#refused', '#refusal', async () => shortened((await session.getToken('demo')).accessToken));

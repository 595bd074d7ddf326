/**
 * What the completion page runs, in plain JavaScript of every engine: tell the page that began the login, close
 * when it has heard or after a second without an answer, and show what to do where closing is not allowed.
 * It holds nothing secret, and takes the code out of the address bar first.
 */
export const completeScript = `
const { message, endpoint, origin, keep } = JSON.parse(document.getElementById('outcome').textContent);
history.replaceState(null, '', keep);
const channel = new BroadcastChannel(endpoint);
const finish = () => {
  window.close();
  setTimeout(() => { for (const part of document.querySelectorAll('.late')) part.classList.add('now'); }, 300);
};
const waited = setTimeout(finish, 1000);
const hear = ({ data }) => {
  if (data && data.type === 'oauth-heard' && data.flow === message.flow) { clearTimeout(waited); finish(); }
};
channel.onmessage = hear;
addEventListener('message', (event) => { if (event.origin === origin) hear(event); });
channel.postMessage(message);
if (window.opener) window.opener.postMessage(message, origin);
`;

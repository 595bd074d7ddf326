// For this demonstration only: the page takes the name of an app before the elements read it.
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const webview =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.0.0 Mobile Safari/537.36';

const apps = new Map([
  ['instagram', `${iPhone} Mobile/15E148 Instagram 335.0.8.30.93`],
  ['facebook', `${webview} [FB_IAB/FB4A;FBAV/467.0.0.54.81;]`],
  ['line', `${iPhone} Mobile/15E148 Safari Line/14.8.0`],
  ['wechat', `${webview} MicroMessenger/8.0.50.2701 Language/zh_CN`],
]);

const asked = new URLSearchParams(location.search).get('app') ?? 'instagram';
const name = apps.get(asked);
if (name) Object.defineProperty(window.navigator, 'userAgent', { value: name });
document.querySelector(`[data-app="${name ? asked : ''}"]`)?.setAttribute('aria-current', 'true');

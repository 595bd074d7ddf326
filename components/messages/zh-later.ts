import type { LaterWords } from './later-words.js';

/** What the elements say later, in Chinese, in simplified characters. */
export const later: LaterWords = {
  signOutFailed: '退出未成功，请重试。',
  signingInWith: (provider) => `正在通过 ${provider} 登录…`,
  signedInWith: (provider) => `已通过 ${provider} 登录。`,
  signedInAs: (name) => `已登录为 ${name}。`,
  signedOut: '已退出登录。',
  signedIn: '登录成功',
  notSignedIn: '登录未成功',
  closeWindow: '您可以关闭此窗口，返回之前的页面。',
  openInBrowser: '在浏览器中打开',
  copyLink: '复制链接',
  linkCopied: '已复制',
  copyByHand: '请复制此网址。',
  otherFailure: '登录未成功，请重试。',
  failures: {
    access_denied: '您没有允许此次登录。',
    cookies_blocked: '浏览器不允许在其他网站内登录本网站，请直接打开本网站。',
    endpoint_unreachable: '暂时无法连接本网站。',
    flow_expired: '登录用时过长，请重试。',
    groups_fetch_failed: '未能从登录服务获取您所属的群组。',
    login_timeout: '登录用时过长，请重试。',
    popup_blocked: '浏览器阻止了登录窗口。',
    provider_unreachable: '暂时无法连接登录服务。',
    rate_limited: '尝试次数过多，请稍后再试。',
    reauth_required: '您的登录已失效，请重新登录。',
    saved_token_invalid: '保存的登录信息已失效，请重新登录。',
    session_too_large: '登录服务返回的信息过多，本网站无法保存。',
    temporarily_unavailable: '登录服务暂时不可用，请稍后再试。',
    webview_refused: '该登录服务不支持在应用内登录，请在浏览器中打开此页面。',
  },
};

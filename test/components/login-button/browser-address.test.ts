import { expect } from '@open-wc/testing';
import { browserAddress } from '../../../components/oauth-login-button/browser-address.js';
import { inAppBrowsers, realBrowsers } from '../../support/user-agents.js';

const page = new URL('https://shop.example/sign-in?item=1#top');
const intent =
  'intent://shop.example/sign-in?item=1#Intent;scheme=https;action=android.intent.action.VIEW;end';
const safari = 'x-safari-https://shop.example/sign-in?item=1#top';
const line = 'https://shop.example/sign-in?item=1&openExternalBrowser=1#top';

const expected: Record<string, string | undefined> = {
  'Instagram on iOS': safari,
  'Instagram on Android': intent,
  'Facebook on iOS': safari,
  'Facebook on Android': intent,
  'LINE on iOS': line,
  'LINE on Android': line,
  'WeChat on iOS': undefined,
  'WeChat on Android': undefined,
  'TikTok on Android': intent,
  'any app on Android': intent,
  'any app on an iPad that shows desktop pages': safari,
};

describe('the address that leads from an app to the browser', () => {
  for (const [app, address] of Object.entries(expected)) {
    it(`is ${address ?? 'none'} in ${app}`, () => {
      expect(browserAddress(page, inAppBrowsers[app]!)).to.equal(address);
    });
  }

  it('keeps the scheme of a page on the person’s own machine', () => {
    const local = new URL('http://localhost:8550/');
    expect(browserAddress(local, inAppBrowsers['any app on Android']!)).to.contain(
      'intent://localhost:8550/#Intent;scheme=http;',
    );
  });

  it('is none on Windows and Linux, where no app is asked for a browser', () => {
    expect(browserAddress(page, realBrowsers['Firefox on Linux']!)).to.equal(undefined);
  });
});

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const webview =
  'Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36';

/** What browsers inside apps call themselves. */
export const inAppBrowsers: Readonly<Record<string, string>> = {
  'Instagram on iOS': `${iPhone} Mobile/15E148 Instagram 335.0.8.30.93 (iPhone14,5; iOS 17_5_1; en_US; en; scale=3.00; 1170x2532; 609775437)`,
  'Instagram on Android': `${webview} Instagram 334.0.0.42.95 Android (34/14; 450dpi; 1080x2115; samsung; SM-S918B; dm3q; qcom; en_GB; 607413217)`,
  'Facebook on iOS': `${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/466.0.0.40.104;FBBV/602853475;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/3;FBID/phone;FBLC/en_US;FBOP/5]`,
  'Facebook on Android': `${webview} [FB_IAB/FB4A;FBAV/467.0.0.54.81;]`,
  'Facebook on Android, without a webview’s mark':
    'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/467.0.0.54.81;]',
  'Messenger on iOS': `${iPhone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/457.1.0.46.108;FBDV/iPhone14,5]`,
  'LINE on iOS': `${iPhone} Mobile/15E148 Safari Line/14.8.0`,
  'LINE on Android': `${webview} Line/14.8.1/IAB`,
  'WeChat on iOS': `${iPhone} Mobile/15E148 MicroMessenger/8.0.49(0x18003130) NetType/WIFI Language/zh_CN`,
  'WeChat on Android': `${webview} XWEB/1160117 MMWEBSDK/20240501 MMWEBID/2247 MicroMessenger/8.0.50.2701(0x28003252) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
  'WeChat on Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Windows WindowsWechat/WMPF XWEB/9105',
  'TikTok on iOS': `${iPhone} Mobile/15E148 musical_ly_35.0.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en Region/US BytedanceWebview/d8a21c6`,
  'TikTok on Android': `${webview} trill_350002 BytedanceWebview/d8a21c6 musical_ly_2023500020 AppName/musical_ly ByteLocale/en`,
  'LinkedIn on iOS': `${iPhone} Mobile/15E148 [LinkedInApp]/9.29.4827`,
  'LinkedIn on Android': `${webview} [LinkedInApp]/4.1.943`,
  'Snapchat on iOS': `${iPhone} Version/17.5.1 Mobile/15E148 Snapchat/12.90.0.45 (like Safari/8618.2.12.10.9, panda)`,
  'Snapchat on Android': `${webview} Snapchat/12.90.0.46 (SM-S918B; Android 14#S918BXXS5CXE3#34; gzip; )`,
  'X on iOS': `${iPhone} Version/17.5 Mobile/15E148 Safari/604.1 Twitter for iPhone/10.45`,
  'X on Android': `${webview} TwitterAndroid`,
  'KakaoTalk on iOS': `${iPhone} Mobile/15E148 KAKAOTALK 10.8.3`,
  'KakaoTalk on Android': `${webview};KAKAOTALK 2410830`,
  'any app on Android': webview,
  'any app on an iPhone': `${iPhone} Mobile/15E148`,
  'any app on an iPad that shows desktop pages':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
};

/** What browsers that people chose call themselves. */
export const realBrowsers: Readonly<Record<string, string>> = {
  'Safari on an iPhone': `${iPhone} Version/17.5 Mobile/15E148 Safari/604.1`,
  'Safari on an iPad':
    'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  'Safari on an iPad that shows desktop pages':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  'Chrome on iOS': `${iPhone} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`,
  'Firefox on iOS': `${iPhone} FxiOS/127.1 Mobile/15E148 Safari/605.1.15`,
  'Edge on iOS': `${iPhone} Version/17.0 EdgiOS/125.2535.96 Mobile/15E148 Safari/604.1`,
  'DuckDuckGo on iOS': `${iPhone} Version/17.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`,
  'Chrome on Android':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  'Firefox on Android': 'Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0',
  'Samsung Internet':
    'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
  'Opera on Android':
    'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36 OPR/83.0.0.0',
  'Chrome on a Mac':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'Firefox on a Mac': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0',
  'Edge on Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
  'Firefox on Linux': 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0',
  'GNOME Web':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15',
};

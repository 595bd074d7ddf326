import type { Brand, BrandColors, Intent } from './brand.js';
import * as logos from './logos.js';
import { providerName } from './names.js';

const asAsked: Brand['wording'] = { 'sign-in': 'sign-in', 'sign-up': 'sign-up', continue: 'continue' };
const always = (intent: Intent): Brand['wording'] => ({
  'sign-in': intent,
  'sign-up': intent,
  continue: intent,
});

/** Fill, border, text. */
const colors = (fill: string, border: string, text: string): BrandColors => ({ fill, border, text });

/** Our own measures, for owners who prescribe none. */
const ours = {
  logoSize: 20,
  gap: 10,
  padding: [12, 12],
  minHeight: 44,
  shapes: ['rectangle', 'pill', 'square', 'round'],
  wording: asAsked,
  mayTint: false,
} as const satisfies Partial<Brand>;

/** One look for light and dark pages. */
const both = (fill: string, text = '#fff', border = 'transparent'): Pick<Brand, 'light' | 'dark'> => ({
  light: colors(fill, border, text),
  dark: colors(fill, border, text),
});

/** The providers' own rules, read on their pages in November 2026; what they leave open is our choice. */
export const rows = {
  google: {
    ...ours,
    name: providerName('google'),
    light: colors('#fff', '#747775', '#1f1f1f'),
    dark: colors('#131314', '#8e918f', '#e3e3e3'),
    logo: logos.google,
    logoBackground: '#fff',
    minHeight: 40,
  },
  // Apple's artwork may not be passed on: the app brings it, or the button is neutral and has no mark.
  apple: {
    ...ours,
    name: providerName('apple'),
    light: colors('#000', 'transparent', '#fff'),
    dark: colors('#fff', 'transparent', '#000'),
    minHeight: 30,
    // 43 % of 44 px.
    fontSize: 19,
    trailingSpace: 0.08,
  },
  microsoft: {
    ...ours,
    name: providerName('microsoft'),
    light: colors('#fff', '#8c8c8c', '#5e5e5e'),
    dark: colors('#2f2f2f', 'transparent', '#fff'),
    logo: logos.microsoft,
    logoSize: 19,
    gap: 13,
    minHeight: 41,
    shapes: ['rectangle', 'square'],
  },
  facebook: {
    ...ours,
    ...both('#0866ff'),
    name: providerName('facebook'),
    logo: logos.facebook,
    markColor: '#0866ff',
    minHeight: 20,
    wording: always('continue'),
  },
  github: {
    ...ours,
    name: providerName('github'),
    light: colors('#24292f', 'transparent', '#fff'),
    // A dark page would hide where the button ends.
    dark: colors('#24292f', '#6b747e', '#fff'),
    logo: logos.github,
    mayTint: true,
  },
  linkedin: {
    ...ours,
    ...both('#0a66c2'),
    name: providerName('linkedin'),
    logo: logos.linkedin,
    markColor: '#0a66c2',
    minHeight: 41,
  },
  x: {
    ...ours,
    name: providerName('x'),
    light: colors('#000', 'transparent', '#fff'),
    dark: colors('#fff', 'transparent', '#000'),
    logo: logos.x,
    mayTint: true,
  },
  discord: {
    ...ours,
    ...both('#5865f2'),
    name: providerName('discord'),
    logo: logos.discord,
    markColor: '#5865f2',
  },
  slack: {
    ...ours,
    name: providerName('slack'),
    light: colors('#fff', '#ddd', '#000'),
    dark: colors('#4a154b', 'transparent', '#fff'),
    logo: logos.slack,
    gap: 12,
  },
  line: {
    ...ours,
    ...both('#06c755'),
    name: providerName('line'),
    logo: logos.line,
    markColor: '#06c755',
    wording: always('sign-in'),
    contrastException: 'LINE prescribes white on #06c755 (2.3 : 1); the neutral look reads better.',
  },
  kakao: {
    ...ours,
    ...both('#fee500', '#000000d9'),
    name: providerName('kakao'),
    logo: logos.kakao,
    markColor: '#000',
    logoBackground: '#fee500',
    shapes: ['rectangle', 'square', 'round'],
  },
  paypal: {
    ...ours,
    ...both('#0070ba'),
    name: providerName('paypal'),
    logo: logos.paypal,
    markColor: '#0070ba',
    // 13 pt, the smallest that PayPal allows.
    fontSize: 17.34,
    wording: { 'sign-in': 'sign-in', 'sign-up': 'continue', continue: 'continue' },
  },
  auth0: {
    ...ours,
    name: providerName('auth0'),
    light: colors('#191919', 'transparent', '#fff'),
    dark: colors('#fff', 'transparent', '#191919'),
    logo: logos.auth0,
    mayTint: true,
  },
} satisfies Record<string, Brand>;

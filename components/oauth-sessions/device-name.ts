import { fill } from '../../src/locales/fill.js';
import type { SessionWords } from '../../src/locales/locale.js';
import type { BrowserSession } from '../../src/session/person-sessions.js';

type Device = Pick<BrowserSession, 'browser' | 'system'>;

/** The name of a session's device, such as "Chrome on Windows"; never empty. */
export function deviceName({ browser, system }: Device, words: SessionWords): string {
  if (browser !== null && system !== null) return fill(words.browserOn, { browser, system });
  return browser ?? system ?? words.unknownDevice;
}

const outlines = {
  computer: 'M4.5 5.5h15v10h-15zM2.5 18.5h19',
  phone: 'M7.5 3.5h9v17h-9zM11 17.5h2',
  unknown:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M9.6 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.8m0 2.6v.1',
};

/** The drawing of a device, as the data of an SVG path in a box of 24 by 24. */
export function deviceOutline({ system }: Device): string {
  if (system === null) return outlines.unknown;
  return /^(?:Android|iOS)$/.test(system) ? outlines.phone : outlines.computer;
}

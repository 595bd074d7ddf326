import { startChromium } from './chromium.js';
import type { Engine, EngineName, EngineOptions } from './engine.js';
import { startFirefox } from './firefox.js';
import { startWebKit } from './webkit.js';

const starters: Readonly<Record<EngineName, (options: EngineOptions) => Promise<Engine>>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

export const startEngine = (name: EngineName, options: EngineOptions = {}): Promise<Engine> =>
  starters[name](options);

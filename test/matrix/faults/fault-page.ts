import { eventsIn } from '../page-log.js';
import { linger, SitePage } from '../site-page.js';
import type { Told } from './fault-expected.js';

/** A page with something wrong, and what it says of that. */
export class FaultPage extends SitePage {
  /** Until the sentences are loaded, too: without network they would be missing. */
  override async open(): Promise<void> {
    await super.open();
    await this.view.waitUntil('matrix.hasSentences');
  }

  /** Presses the button where no window is to open. */
  async pressInPlace(): Promise<void> {
    await this.view.click('oauth-login-button');
  }

  /** These and no more, also after the person has looked at the page for a while. */
  async expectEvents(events: readonly string[]): Promise<void> {
    await this.waitForEvents(events.length);
    await linger(this.view);
    const seen = eventsIn(await this.readLog());
    if (seen.join() !== events.join()) throw new Error(`expected ${events.join(', ')}`);
  }

  async expectTold({ code, sentence, cure }: Told): Promise<void> {
    await this.view.waitUntil("matrix.sentence !== ''");
    const told = await this.view.evaluate('matrix.sentence');
    if (told !== sentence) throw new Error(`the person is told: ${String(told)}`);
    await this.expectAdvice(cure ? [code, ...cure] : undefined);
  }

  /** One line of ours in the console a page, with all of this in it; or none. */
  async expectAdvice(parts: readonly string[] | undefined): Promise<void> {
    const lines = (await this.readLog()).flatMap(({ type, text }) =>
      type === 'console' ? [String(text)] : [],
    );
    // A page that was loaded again tells it again.
    const told = [...new Set(lines)];
    const missing = parts?.filter((part) => told[0]?.includes(part) !== true) ?? [];
    if (told.length !== (parts ? 1 : 0) || missing.length > 0)
      throw new Error(`the console says ${JSON.stringify(told)}, without ${JSON.stringify(missing)}`);
  }
}

import type { Closable } from '../../../demo/providers/local-provider.js';

/** Milliseconds that anything may take; what takes longer will never come. */
export const deadline = 20_000;

/** A window or tab of a browser, used as a person would. */
export interface View {
  /** Opens an address. Settles once it is under way. */
  goTo(url: string): Promise<void>;
  /** The browser's Back. Settles once it is under way. */
  goBack(): Promise<void>;
  evaluate(expression: string): Promise<unknown>;
  /** Settles once the expression is true, over reloads and redirects. */
  waitUntil(expression: string): Promise<void>;
  /** Settles once the browser shows its own page about an address that does not answer. */
  waitForErrorPage(): Promise<void>;
  /** Moves the mouse over what the selector finds, as soon as it is there. */
  pointAt(selector: string): Promise<void>;
  /** Presses what the selector finds, as soon as it is there, with a real pointer's events. */
  click(selector: string): Promise<void>;
  /** Presses it, and answers the window that opens. */
  clickToOpen(selector: string): Promise<View>;
  /** Makes it the one that has the focus. */
  comeToFront(): Promise<void>;
  /** Closes it, as the person does. */
  close(): Promise<void>;
  /** Settles once it has closed itself. */
  waitClosed(): Promise<void>;
  /** Takes the network from this window, or gives it back; the page is told, too. */
  setOffline(offline: boolean): Promise<void>;
}

/** A browser that has seen nothing yet, with one window. */
export interface Visit {
  readonly view: View;
  end(): Promise<void>;
}

export interface EngineOptions {
  /** Whether the person has forbidden all cookies. */
  readonly blocksCookies?: boolean;
}

export interface Engine extends Closable {
  readonly version: string;
  visit(): Promise<Visit>;
}

export const engineNames = ['chromium', 'firefox', 'webkit'] as const;

export type EngineName = (typeof engineNames)[number];

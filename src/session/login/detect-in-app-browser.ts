/** The user agents of in-app browsers: Android's web view, Apple's, which lacks `Safari/`, and apps that hide theirs. */
const inApp = /; wv\)|Mac OS X.*Kit(?!.*Safari\/)|FBA|MicroM|Snapchat|Twitter/;

/** Whether an app shows the page in its own browser, where a second window doesn't open or never returns. */
export function isInApp({ navigator }: Window): boolean {
  return inApp.test(navigator.userAgent);
}

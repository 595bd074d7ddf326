/** The errors that nobody catches, until the test ends; `onEnd` keeps a step for that moment. */
export function uncaughtErrors(onEnd: (step: () => void) => void): unknown[] {
  const errors: unknown[] = [];
  const hear = (event: ErrorEvent | PromiseRejectionEvent): void => {
    errors.push('reason' in event ? event.reason : event.error);
  };
  const types = ['error', 'unhandledrejection'] as const;
  for (const type of types) window.addEventListener(type, hear);
  onEnd(() => {
    for (const type of types) window.removeEventListener(type, hear);
  });
  return errors;
}

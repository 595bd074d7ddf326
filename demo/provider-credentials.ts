/** The demo's registration with a provider. */
export interface DemoClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The URL of a local provider; absent for the real one. */
  readonly url?: string;
}

/** With `{prefix}_CLIENT_ID` and `{prefix}_CLIENT_SECRET` set, the demo signs in at the real provider. */
export function realClient(environment: NodeJS.ProcessEnv, prefix: string): DemoClient | undefined {
  const clientId = environment[`${prefix}_CLIENT_ID`];
  const clientSecret = environment[`${prefix}_CLIENT_SECRET`];
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

/** The part of `oidc-provider` that the demo uses; the package ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Interaction {
    readonly uid: string;
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, unknown>>;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface OidcContext {
    body: unknown;
    type: string;
    /** Absent if the request is for no URL of the provider. */
    readonly oidc?: {
      readonly route: string;
      readonly params: Readonly<Record<string, unknown>> | undefined;
      readonly result: { readonly login?: unknown } | undefined;
      readonly prompts: ReadonlySet<string>;
      readonly provider: Provider;
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
    };
  }

  export type InteractionResult =
    | {
        readonly login: { readonly accountId: string; readonly remember: boolean };
        readonly consent: object;
        readonly select_account: object;
      }
    | { readonly error: string; readonly error_description: string };

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    readonly Grant: new (fields: { readonly accountId: string; readonly clientId: string }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: InteractionResult,
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>;
    use(middleware: (context: OidcContext, next: () => Promise<void>) => Promise<void>): this;
    on(
      event: 'grant.success' | 'grant.error' | 'backchannel.success',
      listener: (context: OidcContext) => void,
    ): this;
    on(
      event: 'backchannel.error' | 'server_error',
      listener: (context: OidcContext, error: Error) => void,
    ): this;
  }

  export interface Check {
    readonly reason: string;
  }

  export interface Prompt {
    readonly name: string;
  }

  export const interactionPolicy: {
    readonly Check: {
      new (reason: string, description: string, check: (context: OidcContext) => boolean): Check;
      readonly REQUEST_PROMPT: boolean;
      readonly NO_NEED_TO_PROMPT: boolean;
    };
    readonly Prompt: new (prompt: { readonly name: string; readonly requestable: boolean }) => Prompt;
    base(): {
      get(prompt: string): { readonly checks: { add(check: Check): void } };
      add(prompt: Prompt, index: number): void;
    };
  };
}

interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly scope: ReadonlySet<string>;
}

/**
 * The tokens that an emulated provider has issued. `emulate` accepts any token, invented or revoked, as its first
 * user's, and checks no scope; the proxy before it checks tokens against this list.
 */
export class IssuedTokens {
  readonly #issued = new Map<string, IssuedToken>();

  /** @param answer the token endpoint's JSON. */
  remember(answer: unknown, request: URLSearchParams): void {
    const { access_token, refresh_token, scope } = (answer ?? {}) as Record<string, unknown>;
    if (typeof access_token !== 'string') return;
    this.#issued.set(access_token, {
      accessToken: access_token,
      refreshToken:
        typeof refresh_token === 'string' ? refresh_token : (request.get('refresh_token') ?? undefined),
      scope: new Set(typeof scope === 'string' ? scope.split(/[\s,]+/) : []),
    });
  }

  scopeOf(accessToken: string): ReadonlySet<string> | undefined {
    return this.#issued.get(accessToken)?.scope;
  }

  /** Ends a token, and all tokens of the same refresh token. Returns whether there was one. */
  forget(token: string): boolean {
    const refreshToken = this.#issued.get(token)?.refreshToken ?? token;
    const ended = [...this.#issued.values()].filter(
      (one) => one.accessToken === token || one.refreshToken === refreshToken,
    );
    for (const { accessToken } of ended) this.#issued.delete(accessToken);
    return ended.length > 0;
  }
}

/** Another name for each standard parameter, such as `{ client_id: 'client_key' }`. */
export type ParameterNames = Readonly<Record<string, string>>;

/** Where the user request has the access token. In a URL it may end up in logs: only for providers that accept it nowhere else. */
export interface UserToken {
  readonly in: 'header' | 'query' | 'body' | 'path';
  /** The name of the header, parameter or field; in a path the token is appended. */
  readonly name?: string | undefined;
  /** Before the token in a header, such as `OAuth `. Default: nothing. */
  readonly prefix?: string | undefined;
}

/** How the user's request is signed, where the token alone doesn't do. */
export interface UserSignature {
  /**
   * `md5`: the MD5 of the other parameters but the token, sorted as `name=value` without anything between them, and of the MD5 of the
   * token and the client secret (Odnoklassniki).
   */
  readonly kind: 'md5';
  /** The parameter that has the signature. */
  readonly name: string;
}

/** How the user is asked for, where that is no GET with a bearer token. */
export interface UserRequest {
  /** Default: `GET`. */
  readonly method?: 'GET' | 'POST' | undefined;
  /** How a POST is encoded. Default: `form`. */
  readonly body?: 'form' | 'json' | undefined;
  /** Default: `Authorization: Bearer`. */
  readonly token?: UserToken | undefined;
  /**
   * Parameters of a GET, or fields of a POST. `{answer.uid}` stands for the field `uid` of the token answer; a user whose request needs
   * it can't be fetched for a restored token. `{callback.code}` stands for the code, where `tokenOf` is `app`.
   */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Default: none. */
  readonly signature?: UserSignature | undefined;
  /** The path of the user in the answer. Default: the answer itself. */
  readonly answerUnder?: string | undefined;
}

/** How token and user requests are signed with a key of the app, and their answers with one of the provider. */
export interface RequestSignature {
  /**
   * `rsa-sha256`: RSA with SHA-256 (PKCS #1) of all parameters, sorted as `name=value` with `&` between them; of an answer, the value of
   * the member that `tokenAnswerUnder` and `userRequest.answerUnder` name, as it is written (Alipay).
   */
  readonly kind: 'rsa-sha256';
  /** The parameter, and the member of an answer, that has the signature. */
  readonly name: string;
  /** The parameter that has the time in China. */
  readonly time: string;
}

/** How requests to a provider, and its answers, differ from RFC 6749. */
export interface WireOptions {
  /** What separates scopes in the authorization request (RFC 6749 section 3.3: a space). Default: `' '`. */
  scopeSeparator?: ' ' | ',' | ';';
  /** Other names of parameters in the authorization request, such as `{ client_id: 'appid' }` (WeChat). */
  authorizationNames?: ParameterNames;
  /** The fragment of the authorization URL that some pages need, such as `wechat_redirect`. */
  authorizationFragment?: string;
  /** The name of the code in the callback, such as `authCode` (DingTalk). Default: `code`. */
  callbackCode?: string;
  /** Further parameters of the callback that the token request repeats, such as `['device_id']` (VK ID). Default: none. */
  callbackFields?: readonly string[];
  /** Seconds for which the provider takes a code, at most (Alipay: a day). Default: 900, more than RFC 6749 section 4.1.2 advises. */
  codeExpiresIn?: number;
  /** Those of `callbackFields` that each refresh repeats, too: the session keeps them. Default: none. */
  refreshFields?: readonly string[];
  /**
   * How token requests are sent (RFC 6749 section 4.1.3: a form). `json` is a POST with JSON, `query` a GET whose URL holds the client
   * secret, for providers that accept nothing else (WeChat). Default: `form`.
   */
  tokenRequest?: 'form' | 'json' | 'query';
  /**
   * `app` for a provider whose token is the app's own, the same for everybody (WeCom): the token request holds only what proves the
   * client, and the user request the code, as `{callback.code}`. Pages may not use such a token: `tokens` must be `server`. Default:
   * it is the person's.
   */
  tokenOf?: 'app';
  /** Other names of fields in token and revocation requests, such as `{ client_id: 'client_key' }` (TikTok). */
  tokenNames?: ParameterNames;
  /** Added to every token request, such as `{ action: 'requesttoken' }` (Withings). */
  tokenParams?: Readonly<Record<string, string>>;
  /** Further headers of token requests. */
  tokenHeaders?: Readonly<Record<string, string>>;
  /** The path of the object in the token answer that holds the tokens, such as `body` (Withings). Default: the answer itself. */
  tokenAnswerUnder?: string;
  /** Other names of fields in token answers, by the standard name: `{ access_token: 'accessToken' }` (DingTalk). */
  tokenAnswerNames?: ParameterNames;
  /** Where tokens are refreshed, if not at the token endpoint (WeChat). */
  refreshEndpoint?: string;
  /** How the user is asked for, where that is no GET with a bearer token. */
  userRequest?: UserRequest;
  /** Names of fields of the token answer that are added to the user's JSON, such as `['openid']` (QQ). Default: none. */
  userAnswerFields?: readonly string[];
  /** How requests are signed, with `signingKeys`. Default: they aren't. */
  signature?: RequestSignature;
}

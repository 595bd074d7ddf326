import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { requireOwnPost } from '../http/csrf-guards.js';
import { readJson } from '../http/read-body.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { requireProvider } from '../settings/require-provider.js';
import type { CheckedProvider } from '../settings/check-settings.js';

/**
 * Guards a page's POST and reads its JSON body.
 * @throws {OAuthError} `csrf_refused`, `origin_not_allowed`, `body_too_large`, `invalid_request`.
 */
export async function readPagePost<S extends v.GenericSchema>(
  { caller }: EndpointContext,
  request: ParsedRequest,
  schema: S,
): Promise<v.InferOutput<S>> {
  requireOwnPost(request, caller);
  const body = v.safeParse(schema, await readJson(request));
  if (!body.success)
    throw new OAuthError('invalid_request', 'The body holds something that this route does not know.');
  return body.output;
}

/**
 * The provider that the request names, or the one of the last login.
 * @throws {OAuthError} `provider_unknown`, `reauth_required` if nobody is signed in.
 */
export async function requestedProvider(
  { settings, sessions }: EndpointContext,
  request: ParsedRequest,
  id: string | undefined,
): Promise<CheckedProvider> {
  const requested = id ?? (await sessions.read(request)).at(-1)?.record.provider;
  if (requested === undefined) throw new OAuthError('reauth_required', 'Nobody is signed in.');
  return requireProvider(settings, requested);
}

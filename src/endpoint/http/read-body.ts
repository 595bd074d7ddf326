import { OAuthError } from '../../protocol/errors.js';
import { parseParameters, type Query } from './query.js';
import type { EndpointRequest } from './endpoint-request.js';

const bodyLimit = 64 * 1024;

/**
 * Reads a body that is a JSON object.
 * @throws {OAuthError} `body_too_large`, `invalid_request`.
 */
export async function readJson(request: EndpointRequest): Promise<unknown> {
  const text = await readText(request);
  let body: unknown;
  try {
    body = JSON.parse(text || '{}');
  } catch {
    throw new OAuthError('invalid_request', 'The body is not JSON.');
  }
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new OAuthError('invalid_request', 'The body is no JSON object.');
  }
  return body;
}

/**
 * Reads the fields of a posted form.
 * @throws {OAuthError} `body_too_large`, `invalid_request`.
 */
export async function readForm(request: EndpointRequest): Promise<Query> {
  const type = request.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    throw new OAuthError('invalid_request', 'The body is no form.');
  return parseParameters(await readText(request));
}

async function readText(request: EndpointRequest): Promise<string> {
  const text = await request.text(bodyLimit);
  if (text === null) throw new OAuthError('body_too_large', 'The body is too large.');
  return text;
}

import type { ServerResponse } from 'node:http';
import { toEndpointRequest, type MountedRequest } from '../adapters/node-request.js';
import { OAuthError } from '../endpoint/index.js';
import { jsonReply } from '../endpoint/http/reply.js';
import { statusOf } from '../endpoint/http/error-status.js';
import type { OperatorLog } from '../endpoint/log/operator-log.js';
import { PageLanguages } from '../endpoint/pages/page-language.js';
import { pooledRandom, randomText } from '../endpoint/runtime/random.js';
import { wantsPage } from '../endpoint/pages/error-reply.js';
import { wrongHostPage } from '../endpoint/pages/wrong-host-page.js';

/** Refuses a request with a host name that isn't this server's: by JSON, or by a page with a link to the site. */
export async function refuseHost(
  site: URL,
  request: MountedRequest,
  response: ServerResponse,
  log: OperatorLog,
): Promise<void> {
  log.report({
    code: 'host_not_allowed',
    level: 'warning',
    message: 'A request came under a host name that is not this site’s, and was refused.',
    cure: `Open ${site.origin}; behind a proxy, let it pass the Host header on, or set OAUTH_BASE_URL to the address that people open.`,
  });
  const error = new OAuthError('host_not_allowed', `This server answers for ${site.origin}.`);
  const asked = toEndpointRequest(request);
  const { status, headers, body } = wantsPage(asked)
    ? wrongHostPage(error, `${site.origin}/`, {
        site: { name: site.host },
        host: site.host,
        locale: await new PageLanguages().localeFor(asked),
        nonce: randomText(pooledRandom(), 16),
        time: new Date().toISOString(),
      })
    : jsonReply(
        JSON.stringify({ error: error.code, error_description: error.description }),
        statusOf(error.code),
      );
  response.writeHead(status, Object.fromEntries(headers)).end(typeof body === 'string' ? body : undefined);
}

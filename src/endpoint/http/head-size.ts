import type { OperatorLog } from '../log/operator-log.js';
import type { Reply } from './reply.js';

/** What nginx reads of an answer's head unless it is told otherwise. */
const usualBuffer = 4096;
const statusLine = 'HTTP/1.1 200 OK\r\n\r\n'.length;

/** Tells the operator once when an answer's head is larger than a proxy as it is installed takes: it would answer 502. */
export function reportLargeHead(log: OperatorLog, reply: Reply): Reply {
  let size = statusLine;
  // Each with ": " and a line's end.
  for (const [name, value] of reply.headers) size += name.length + value.length + 4;
  if (size > usualBuffer)
    log.report({
      code: 'response_head_large',
      level: 'info',
      message: 'The headers of an answer took more than 4,096 bytes: tokens and user fill several cookies.',
      cure: 'Behind nginx, set "proxy_buffer_size 16k; proxy_buffers 4 16k;", or ask for fewer scopes and groups.',
    });
  return reply;
}

import type { OperatorLog } from '../log/operator-log.js';
import { responseHeadLarge } from '../log/request-messages.js';
import type { Reply } from './reply.js';

/** Bytes of a response head that nginx accepts by default. */
const nginxBufferBytes = 4096;
const statusLineBytes = 'HTTP/1.1 200 OK\r\n\r\n'.length;

/** Reports the headers of a response whose head is larger than nginx accepts by default: it would answer 502. */
export function reportLargeResponseHead(log: OperatorLog, headers: Reply['headers']): void {
  let bytes = statusLineBytes;
  // Each header has ": " and a line break.
  for (const [name, value] of headers) bytes += name.length + value.length + 4;
  if (bytes > nginxBufferBytes) log.report(responseHeadLarge());
}

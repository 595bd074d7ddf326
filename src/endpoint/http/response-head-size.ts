import type { OperatorLog } from '../log/operator-log.js';
import { responseHeadLarge } from '../log/request-messages.js';
import type { Reply } from './reply.js';

/** Bytes of a response head that nginx accepts by default. */
const usualBuffer = 4096;
const statusLine = 'HTTP/1.1 200 OK\r\n\r\n'.length;

/** Reports the headers of a response whose head is larger than nginx accepts by default: it would answer 502. */
export function reportLargeResponseHead(log: OperatorLog, headers: Reply['headers']): void {
  let size = statusLine;
  // Each header has ": " and a line break.
  for (const [name, value] of headers) size += name.length + value.length + 4;
  if (size > usualBuffer) log.report(responseHeadLarge());
}

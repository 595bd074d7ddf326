import { BufferedResponse } from './buffered-response.js';
import type { CallSignal } from './call-timeout.js';

/** Bytes of a provider's response, after decoding; more is not read. */
export const maxResponseBytes = 4 * 1024 * 1024;

/**
 * Reads a response whole: its body may break off, or never end, as its head may. A byte order mark is dropped. Status 0
 * is a redirect that the runtime doesn't show.
 * @throws {Error} past `maxResponseBytes`: the rest is cancelled, not read.
 */
export async function readWholeResponse(response: Response, signal: CallSignal): Promise<BufferedResponse> {
  if (response instanceof BufferedResponse) return response;
  if (response.status === 0) return new BufferedResponse('', 0);
  const { status, headers, body } = response;
  if (signal.aborted) {
    // A `fetch` that ignores its signal has answered after the limit.
    body?.cancel().catch(() => undefined);
    throw signal.reason as Error;
  }
  const text = body ? await readText(body, signal) : '';
  return new BufferedResponse(text, status, headers);
}

async function readText(body: ReadableStream<Uint8Array>, signal: CallSignal): Promise<string> {
  const reader = body.getReader();
  const cancel = (): void => {
    // Nobody waits for a stream that can't be cancelled.
    reader.cancel().catch(() => undefined);
  };
  signal.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > maxResponseBytes) throw new Error('the response is too large');
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

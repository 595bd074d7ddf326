import { TextResponse } from './buffered-response.js';
import type { EndSignal } from './call-timeout.js';

/** Bytes of a provider's answer that are read, decoded; the rest is not. */
export const largestAnswer = 4 * 1024 * 1024;

/**
 * The response with its text at hand: a body may be cut off, or never end, as well as its head. A byte order mark is
 * dropped. Status 0 is a redirect that the runtime doesn't show.
 * @throws {Error} past `largestAnswer`: what would follow is cancelled, not read.
 */
export async function withText(response: Response, signal: EndSignal): Promise<TextResponse> {
  if (response instanceof TextResponse) return response;
  if (response.status === 0) return new TextResponse('', 0);
  const { status, headers, body } = response;
  if (signal.aborted) {
    // It came too late for the limit, from a `fetch` that takes no notice of its signal.
    body?.cancel().catch(() => undefined);
    throw signal.reason as Error;
  }
  const text = body ? await readText(body, signal) : '';
  return new TextResponse(text, status, headers);
}

async function readText(body: ReadableStream<Uint8Array>, signal: EndSignal): Promise<string> {
  const reader = body.getReader();
  const cancel = (): void => {
    // A stream that doesn't let itself be cancelled is waited for no longer, either way.
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
      if (size > largestAnswer) throw new Error('the answer is too large');
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

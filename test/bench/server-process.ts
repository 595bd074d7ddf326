import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

const ownBuild = fileURLToPath(new URL('../../dist', import.meta.url));
const child = fileURLToPath(new URL('./child.mjs', import.meta.url));

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookies: readonly string[];
  readonly body: string;
}

/** A server in a process of its own, whose CPU time is nobody else's. */
export class ServerProcess {
  readonly #process: ChildProcess;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly url: string;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.url = `http://127.0.0.1:${port}`;
  }

  /**
   * @param build the folder of a build, for an endpoint.
   * @param store `memory` or the URL of a database in which an endpoint keeps its sessions; by default it has none.
   */
  static async start(
    role: 'provider' | 'floor' | 'endpoint',
    provider = '',
    build = ownBuild,
    store = '',
  ): Promise<ServerProcess> {
    const forked = fork(child, [role, provider, build, store], { execArgv: [] });
    // A child that ends before it listens would be waited for without end.
    const ended = once(forked, 'exit').then(() => {
      throw new Error(`the ${role} ended before it listened`);
    });
    const [{ port }] = (await Promise.race([once(forked, 'message'), ended])) as [{ port: number }];
    ended.catch(() => undefined);
    return new ServerProcess(forked, port);
  }

  /** CPU used so far in microseconds, and memory in bytes. */
  async usage(): Promise<{ cpu: number; memory: number }> {
    const answer = once(this.#process, 'message');
    this.#process.send('usage');
    const [usage] = (await answer) as [{ cpu: number; memory: number }];
    return usage;
  }

  get(path: string, cookie = ''): Promise<Answer> {
    return this.#send('GET', path, cookie);
  }

  /** As a page posts. */
  post(path: string, body: object, cookie: string): Promise<Answer> {
    return this.#send('POST', path, cookie, JSON.stringify(body));
  }

  #send(method: string, path: string, cookie: string, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = {
        host: 'localhost:8550',
        ...(cookie && { cookie }),
        ...(body && {
          'content-type': 'application/json',
          'x-oauth-elements': '1',
          'sec-fetch-site': 'same-origin',
        }),
      };
      const sent = request(this.url + path, { agent: this.#agent, method, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? '',
            cookies: (answer.headers['set-cookie'] ?? []).map((line) => line.slice(0, line.indexOf(';'))),
            body: text,
          });
        });
      });
      sent.on('error', reject).end(body);
    });
  }

  stop(): void {
    this.#agent.destroy();
    this.#process.disconnect();
  }
}

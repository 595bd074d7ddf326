import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from './database-process.js';
import { codeBlocks, readDocument } from './documents.js';

export interface Nginx {
  readonly port: number;
  end(): Promise<void>;
}

/** Debian's nginx on loopback, before servers on this machine, with the example of docs/many-machines.md. */
export async function startNginx(port: number, servers: readonly number[]): Promise<Nginx> {
  const at = mkdtempSync(join(tmpdir(), 'oauth-elements-nginx-'));
  mkdirSync(join(at, 'body'));
  writeFileSync(
    join(at, 'nginx.conf'),
    `daemon off; pid ${at}/pid; error_log stderr notice; master_process off; ${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
access_log off; client_body_temp_path ${at}/body; proxy_temp_path ${at}/proxy; fastcgi_temp_path ${at}/f;
uwsgi_temp_path ${at}/u; scgi_temp_path ${at}/s;
${documented(port, servers)}
}`,
  );
  const command = ['/usr/sbin/nginx', '-p', at, '-e', 'stderr', '-c', join(at, 'nginx.conf')];
  const running = await startDatabase(command, 'event method', { cwd: at });
  return {
    port,
    end: async () => {
      await running.kill();
      rmSync(at, { recursive: true, force: true });
    },
  };
}

/** The example of docs/many-machines.md, at a port and with servers of this machine. */
function documented(port: number, servers: readonly number[]): string {
  const [example] = codeBlocks(['nginx'], readDocument('docs/many-machines.md'));
  const own = servers.map((server) => `  server 127.0.0.1:${server} fail_timeout=1s;`).join('\n');
  return (example?.text ?? '')
    .replace(/^ {2}server 10(?:.|\n)*?(?=^\})/m, `${own}\n`)
    .replace(/^server \{/m, `server {\n  listen 127.0.0.1:${port};`);
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from './database-process.js';

export interface Nginx {
  readonly port: number;
  end(): Promise<void>;
}

/** Debian's nginx on loopback, before servers on this machine, as docs/many-machines.md has it. */
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
upstream oauth { ${servers.map((server) => `server 127.0.0.1:${server} fail_timeout=1s;`).join(' ')} }
server {
  listen 127.0.0.1:${port};
  proxy_http_version 1.1;
  proxy_set_header Host $http_host;
  proxy_set_header Connection "";
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  proxy_buffer_size 16k;
  proxy_buffers 4 16k;
  proxy_next_upstream error timeout;
  location / { proxy_pass http://oauth; }
  location ~ ^/api/oauth/(token|logout|sessions/end)$ {
    proxy_next_upstream error timeout non_idempotent;
    proxy_pass http://oauth;
  }
}
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

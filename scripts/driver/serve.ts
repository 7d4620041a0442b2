import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml; charset=utf-8',
  '.png': 'image/png',
};

export interface PageServer {
  origin: string;
  /** Paths asked for so far. */
  requests: string[];
  close(): Promise<void>;
}

export interface ServeOptions {
  /**
   * Headers for every answer. `?csp=…` in an address sets a Content-Security-Policy for that page alone, `?wait=…` makes
   * its answer take so many milliseconds, as answers over a network do.
   */
  headers?: Record<string, string>;
  /** Pages that are not files: path → HTML. */
  pages?: Record<string, string>;
  /** Contents made on the spot: path → bytes or text; the type follows the name. */
  files?: Record<string, string | Buffer>;
}

/** Serves a folder on loopback, on a free port. */
export async function servePages(root: string, options: ServeOptions = {}): Promise<PageServer> {
  const requests: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    requests.push(url.pathname);
    const csp = url.searchParams.get('csp');
    await sleep(Number(url.searchParams.get('wait')));
    const headers = { ...options.headers, ...(csp ? { 'content-security-policy': csp } : {}) };
    const path = decodeURIComponent(url.pathname);
    const made = options.pages?.[path];
    if (made !== undefined) {
      response.writeHead(200, { ...headers, 'content-type': TYPES['.html'] }).end(made);
      return;
    }
    const content = options.files?.[path];
    if (content !== undefined) {
      response.writeHead(200, { ...headers, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
      response.end(content);
      return;
    }
    const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path));
    if (!file.startsWith(root + sep)) {
      response.writeHead(403).end();
      return;
    }
    try {
      const content = await readFile(file);
      response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A proxy that lets nothing through and remembers who was asked for: the witness that nothing leaves the machine. */
export async function witnessProxy(): Promise<{ port: number; asked: string[]; close(): Promise<void> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

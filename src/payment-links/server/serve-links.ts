import { createServer } from 'node:http';
import { FacteurError } from '../../errors.ts';
import type { PaymentLinks } from '../open-payment-links.ts';
import { createLinkListener, type NodeListenerOptions } from './node-listener.ts';

export interface ServeOptions extends NodeListenerOptions {
  /** The port, or 0 for any free port. @default 8080 */
  readonly port?: number;
  /** The address to listen on, or `0.0.0.0` for all. @default "127.0.0.1" */
  readonly host?: string;
}

export interface LinkServer {
  readonly host: string;
  readonly port: number;
  /** Stops accepting connections, and waits for pending answers. The payment links stay open. */
  close(): Promise<void>;
}

/** Serves short URLs on a port. @throws FacteurError `invalid-option` if the port is in use or not allowed */
export async function serveLinks(links: PaymentLinks, options: ServeOptions = {}): Promise<LinkServer> {
  const { port = 8080, host = '127.0.0.1' } = options;
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000 },
    createLinkListener(links, options),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const message = `Cannot listen on ${host}:${port} (${cause.code}). Choose another --port or --host.`;
      reject(new FacteurError('invalid-option', message, { cause }));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    host,
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        // A keep-alive connection becomes idle, and can be closed, only when its answer is sent.
        const idle = setInterval(() => server.closeIdleConnections(), 20);
        const patience = setTimeout(() => server.closeAllConnections(), 10_000);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(patience);
          resolve();
        });
      }),
  };
}

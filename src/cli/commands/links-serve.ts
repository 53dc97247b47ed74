import type { IncomingMessage } from 'node:http';
import { Command } from 'commander';
import { serveLinks } from '../../payment-links/server/serve-links.ts';
import { baseUrlOption, dbOption, type LinksOptions, openLinks } from '../open-links.ts';
import { portValue } from '../option-values.ts';
import { stopSignal } from '../stop-signal.ts';

interface Options extends LinksOptions {
  readonly port: number;
  readonly host: string;
  readonly trustProxy?: true;
}

/** `facteur links serve`: the redirect server. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve short URLs: redirects to providers, and the payment page of bank transfers')
    .addOption(dbOption())
    .addOption(baseUrlOption())
    .option('--port <number>', 'port to listen on; 0 for any', portValue, 8080)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all', '127.0.0.1')
    .option('--trust-proxy', 'count misses by the last address in X-Forwarded-For, which your own proxy adds')
    .action(serve);
}

async function serve(options: Options): Promise<void> {
  const links = await openLinks(options, true);
  const server = await serveLinks(links, {
    port: options.port,
    host: options.host,
    onError: (error) => console.error(error instanceof Error ? error.message : error),
    ...(options.trustProxy === true ? { clientOf: forwardedFor } : {}),
  }).catch(async (error: unknown) => {
    await links.close();
    throw error;
  });
  console.log(`Serving ${options.baseUrl}/… on http://${options.host}:${server.port}`);
  await stopSignal();
  await server.close();
  await links.close();
}

/** The last address is the one that our own proxy saw; those before it are whatever the client wrote. */
function forwardedFor(request: IncomingMessage): string | undefined {
  const header = request.headers['x-forwarded-for'];
  const last = (Array.isArray(header) ? header.join(',') : header)?.split(',').at(-1)?.trim();
  return last || request.socket.remoteAddress;
}

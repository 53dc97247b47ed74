import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerError, type SMTPServerOptions } from 'smtp-server';

/** A message that the server accepted with a 250. */
interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  readonly secure: boolean;
  readonly smtpUtf8: boolean;
}

/** A real SMTP server on loopback, controlled by the handlers of `smtp-server`. */
export interface MailServer {
  readonly port: number;
  readonly taken: Taken[];
  /** Cuts every connection without an answer. */
  cut(): void;
  close(): Promise<void>;
}

export async function startMailServer(
  options: SMTPServerOptions & {
    /** Replaces the answer to the final dot. Calling `keep` adds the message to `taken`. */
    readonly onMessage?: (keep: () => void, answer: (error?: Error | null) => void) => void;
    /** Receives the number of bytes of a message so far. */
    readonly onBytes?: (count: number) => void;
  } = {},
): Promise<MailServer> {
  const { onMessage, onBytes, ...rest } = options;
  const taken: Taken[] = [];
  const server = new SMTPServer({
    disableReverseLookup: true,
    authOptional: true,
    hideSTARTTLS: true,
    closeTimeout: 1,
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      let count = 0;
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        count += chunk.length;
        onBytes?.(count);
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const keep = (): void => {
          taken.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            bytes: Buffer.concat(chunks),
            secure: session.secure,
            smtpUtf8: session.envelope.smtpUtf8 === true,
          });
        };
        if (onMessage !== undefined) return onMessage(keep, answer);
        keep();
        answer(null);
      });
    },
    ...rest,
  });
  // Clients hang up in many tests, which is no error here.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    cut: () => {
      for (const { _socket } of server.connections) _socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** An error whose code `smtp-server` sends as its answer. */
export function reply(responseCode: number, text: string): SMTPServerError {
  return Object.assign(new Error(text), { responseCode });
}

/** A server that sends `greeting`, and answers each line with the result of `answer`, or not at all. */
export async function startScriptedServer(
  greeting: string | undefined,
  answer: (line: string, socket: Socket) => string | undefined = () => undefined,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (greeting !== undefined) socket.write(`${greeting}\r\n`);
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const said = answer(line, socket);
        if (said !== undefined) socket.write(`${said}\r\n`);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

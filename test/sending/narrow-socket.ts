import { connect } from 'node:net';
import type { SMTPPoolOptions } from 'nodemailer';

/** The number of bytes that get through. Loopback itself would buffer tens of megabytes, and take any message at once. */
const width = 100_000;

/** A connection that lets only the start of a message through, like a slow or stuck network with a large message. */
export const narrowSocket: NonNullable<SMTPPoolOptions['getSocket']> = ({ host, port }, done) => {
  const socket = connect(Number(port), host, () => done(null, { connection: socket }));
  socket.on('error', () => undefined);
  const write = socket._write.bind(socket);
  let written = 0;
  Object.assign(socket, {
    _writev: null,
    _write(chunk: Buffer, encoding: BufferEncoding, next: (error?: Error | null) => void) {
      written += chunk.length;
      if (written <= width) write(chunk, encoding, next);
    },
  });
};

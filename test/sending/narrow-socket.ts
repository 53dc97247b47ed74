import { connect } from 'node:net';
import type { SMTPPoolOptions } from 'nodemailer';

/** Bytes that get through. Loopback alone would buffer tens of megabytes, and every message would be out at once. */
const width = 100_000;

/** A connection through which only the start of a message fits: what a slow or stuck network does to a large one. */
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

import { pipeline, Transform } from 'node:stream';
import type { MailTransport, StreamedMail } from './mail-transport.ts';

/** Is told how far one message has come. */
export interface MessageWatch {
  /** A connection is there and the message is about to be offered. */
  onStart(): void;
  /** The transport took the last byte: the final dot follows at once, and the server may have the message. */
  onLastByte(): void;
}

/**
 * Lets messages be followed through a transport. Nodemailer's errors do not tell on which side of the final dot a
 * connection died; the end of the message's own stream does: Nodemailer makes the dot after it and never before.
 * @returns a function that follows the message sent with a signal
 */
export function watchTransport(transport: MailTransport): (signal: AbortSignal, watch: MessageWatch) => void {
  const watches = new WeakMap<AbortSignal, MessageWatch>();
  transport.use('stream', (mail: StreamedMail, done) => {
    const watch = mail.data.signal === undefined ? undefined : watches.get(mail.data.signal);
    if (watch !== undefined) watchStream(mail.message, watch);
    done();
  });
  return (signal, watch) => watches.set(signal, watch);
}

function watchStream(message: StreamedMail['message'], watch: MessageWatch): void {
  const createReadStream = message.createReadStream.bind(message);
  message.createReadStream = (options) => {
    watch.onStart();
    const stream = pipeline(createReadStream(options), smallPieces(), () => undefined);
    stream.once('end', () => watch.onLastByte());
    return stream;
  };
}

/** Bytes that are handed over at once. */
const pieceSize = 16_384;

/** Cuts the message, for a large piece counts as taken while the connection still holds all of it back. */
function smallPieces(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let start = 0; start < chunk.length; start += pieceSize)
        this.push(chunk.subarray(start, start + pieceSize));
      done();
    },
  });
}

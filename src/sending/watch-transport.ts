import { pipeline, Transform } from 'node:stream';
import type { MailTransport, StreamedMail } from './mail-transport.ts';

/** Receives the progress of one message. */
export interface MessageWatch {
  /** There is a connection, and the message is about to be offered. */
  onStart(): void;
  /** The transport took the last byte. The final dot follows at once, so the server may have the message. */
  onLastByte(): void;
}

/**
 * Watches messages in a transport. Nodemailer's errors do not say whether a connection broke before or after the final
 * dot. The end of the message stream does, because Nodemailer always sends the dot after it.
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

/** Maximum number of bytes handed over at once. */
const pieceSize = 16_384;

/** Cuts the message into small pieces, because a large one counts as taken while the connection still buffers all of it. */
function smallPieces(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let start = 0; start < chunk.length; start += pieceSize)
        this.push(chunk.subarray(start, start + pieceSize));
      done();
    },
  });
}

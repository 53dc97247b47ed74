import { pipeline, Readable, Transform } from 'node:stream';
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
    if (watch !== undefined) watchStream(mail, watch);
    done();
  });
  return (signal, watch) => watches.set(signal, watch);
}

function watchStream({ data, message }: StreamedMail, watch: MessageWatch): void {
  const createReadStream = message.createReadStream.bind(message);
  message.createReadStream = (options) => {
    watch.onStart();
    const stream = isSentAsItIs(message, data.raw)
      ? readPieces(data.raw)
      : pipeline(createReadStream(options), smallPieces(), () => undefined);
    stream.once('end', () => watch.onLastByte());
    return stream;
  };
}

/**
 * Whether the bytes of a message reach the connection unchanged. Nodemailer would pass them through two streams of its
 * own, which cost more than making the message; a message that a plugin changes or signs needs them.
 */
function isSentAsItIs(message: StreamedMail['message'], raw: unknown): raw is Uint8Array {
  const { _transforms: transforms, _processFuncs: functions } = message;
  return raw instanceof Uint8Array && transforms?.length === 0 && functions?.length === 0;
}

/** Maximum number of bytes handed over at once: a large piece counts as taken while the connection still buffers all of it. */
const pieceSize = 32_768;

function readPieces(bytes: Uint8Array): Readable {
  let position = 0;
  return new Readable({
    read() {
      const piece = bytes.subarray(position, position + pieceSize);
      position += piece.length;
      this.push(piece.length === 0 ? null : piece);
    },
  });
}

function smallPieces(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let start = 0; start < chunk.length; start += pieceSize)
        this.push(chunk.subarray(start, start + pieceSize));
      done();
    },
  });
}

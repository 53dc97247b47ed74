import { pipeline, Readable, Transform } from 'node:stream';
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

/**
 * The bytes that are handed over at once: a large piece counts as taken while the connection still holds all of it back.
 */
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

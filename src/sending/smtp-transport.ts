import { FacteurError } from '../errors.ts';
import { checkOptionNames, readNumber } from '../options.ts';
import type { MailTransport } from './mail-transport.ts';

/** A pool of connections to one mail server. */
export interface SmtpTransport extends MailTransport {
  /** Connects and logs in. @throws FacteurError `smtp-unavailable` */
  check(): Promise<void>;
  /** Closes the connections; with `force` also those that are delivering. */
  close(options?: { readonly force?: boolean }): void;
}

/** Milliseconds of silence after which a connection is given up; RFC 5321 4.5.3.2.6 asks for ten minutes. */
const socketTimeout = 600_000;

/**
 * Opens a mail server: `smtp://user:password@host:587` (STARTTLS where it is offered), `smtps://` (TLS from the start).
 * `?requireTLS=true` refuses to go on without TLS, `?ignoreTLS=true` goes without. Nothing connects until it is used,
 * and nothing is sent a second time.
 * @param options.connections open at the same time, 5 unless given
 * @throws FacteurError `invalid-option`; the password is never repeated
 */
export async function openSmtpTransport(
  url: string,
  options: { readonly connections?: number } = {},
): Promise<SmtpTransport> {
  checkOptionNames(options, ['connections'], 'openSmtpTransport');
  const connections = readNumber(options, 'connections', { otherwise: 5, min: 1, max: 1000, whole: true });
  const server = readUrl(url);
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...server,
    pool: true,
    maxConnections: connections,
    maxRequeues: 0,
    socketTimeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Errors of idle connections: each message reports its own.
  transport.on('error', () => undefined);
  return Object.assign(transport, {
    async check() {
      try {
        await transport.verify();
      } catch (cause) {
        const { code, message } = cause as { code?: string; message: string };
        const what = code === 'EAUTH' ? 'refuses the login' : 'cannot be used';
        throw new FacteurError(
          'smtp-unavailable',
          `The mail server ${server.host}:${server.port} ${what}: ${message.replace(/[\p{C}\s]+/gu, ' ').trim()}${adviceOn(message)}`,
          { cause },
        );
      }
    },
  }) as unknown as SmtpTransport;
}

/** What to do about the refusals of TLS, which do not say it themselves. */
function adviceOn(message: string): string {
  if (/altnames/i.test(message)) return '. Use the host name that its certificate is for.';
  if (/certificate has expired|not yet valid/i.test(message)) return '. Its owner renews it.';
  if (/self[- ]signed|unable to (?:get|verify)/i.test(message))
    return '. If the server is your own, set NODE_EXTRA_CA_CERTS to a file with its certificate, in PEM.';
  if (/wrong version number|packet length too long/i.test(message))
    return '. This port does not start with TLS: use smtp:// instead of smtps://.';
  if (/greeting never received/i.test(message))
    return '. A port that starts with TLS, such as 465, keeps silent until then: use smtps:// for it.';
  return '';
}

function readUrl(text: string): {
  host: string;
  port: number;
  secure: boolean;
  auth?: { user: string; pass: string };
  requireTLS?: boolean;
  ignoreTLS?: boolean;
} {
  const refuse = (why: string): never => {
    throw new FacteurError(
      'invalid-option',
      `The URL of the mail server ${why}. It looks like smtp://user:password@host:587 or smtps://host; characters such as "@", "/" and "#" in a password are written as %40, %2F and %23.`,
    );
  };
  if (typeof text !== 'string' || !URL.canParse(text)) return refuse('cannot be read');
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') return refuse('is neither smtp:// nor smtps://');
  if (url.hostname === '') return refuse('names no host');
  if (url.pathname !== '' && url.pathname !== '/') return refuse('has a path');
  const secure = url.protocol === 'smtps:';
  const decode = (part: string): string => {
    try {
      return decodeURIComponent(part);
    } catch {
      return refuse('has a "%" that stands for no character');
    }
  };
  const flags: { requireTLS?: boolean; ignoreTLS?: boolean } = {};
  for (const [name, value] of url.searchParams) {
    if ((name !== 'requireTLS' && name !== 'ignoreTLS') || value !== 'true')
      return refuse('takes only ?requireTLS=true or ?ignoreTLS=true');
    flags[name] = true;
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(url.username === '' ? {} : { auth: { user: decode(url.username), pass: decode(url.password) } }),
    ...flags,
  };
}

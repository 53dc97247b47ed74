import { FacteurError } from '../errors.ts';
import { checkOptionNames, readNumber } from '../options.ts';
import type { MailTransport } from './mail-transport.ts';

/** A pool of connections to one mail server. */
export interface SmtpTransport extends MailTransport {
  /** Connects and logs in. @throws FacteurError `smtp-unavailable` */
  check(): Promise<void>;
  /** Closes the connections, with `force` also those that are delivering a message. */
  close(options?: { readonly force?: boolean }): void;
}

/** Milliseconds without an answer before a connection is closed. RFC 5321 4.5.3.2.6 requires ten minutes. */
const socketTimeout = 600_000;

/**
 * Opens a transport to a mail server: `smtp://user:password@host:587` (STARTTLS if the server has it) or `smtps://` (TLS
 * from the start). `?requireTLS=true` refuses a connection without TLS, `?ignoreTLS=true` never uses TLS. It connects on
 * first use, and never sends a message a second time.
 * @param options.connections maximum number of open connections. @default 5
 * @throws FacteurError `invalid-option`, without the password in the message
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
  // An error of an idle connection would end the process. Errors of messages are in their results.
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

/** Advice for errors of TLS, which do not say what to do. */
function adviceOn(message: string): string {
  if (/altnames/i.test(message)) return '. Use the host name in its certificate.';
  if (/certificate has expired|not yet valid/i.test(message))
    return '. The owner of the server must renew the certificate.';
  if (/self[- ]signed|unable to (?:get|verify)/i.test(message))
    return '. If this is your own server, set NODE_EXTRA_CA_CERTS to a PEM file with its certificate.';
  if (/wrong version number|packet length too long/i.test(message))
    return '. This port does not start with TLS. Use smtp:// instead of smtps://.';
  if (/greeting never received/i.test(message))
    return '. If this port starts with TLS, as port 465 does, use smtps://.';
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
      `The URL of the mail server ${why}. Write it as smtp://user:password@host:587 or smtps://host, with %40, %2F and %23 for "@", "/" and "#" in the password.`,
    );
  };
  if (typeof text !== 'string' || !URL.canParse(text)) return refuse('is not valid');
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    return refuse('must start with smtp:// or smtps://');
  if (url.hostname === '') return refuse('has no host');
  if (url.pathname !== '' && url.pathname !== '/') return refuse('must not have a path');
  const secure = url.protocol === 'smtps:';
  const decode = (part: string): string => {
    try {
      return decodeURIComponent(part);
    } catch {
      return refuse('has an invalid "%" sequence');
    }
  };
  const flags: { requireTLS?: boolean; ignoreTLS?: boolean } = {};
  for (const [name, value] of url.searchParams) {
    if ((name !== 'requireTLS' && name !== 'ignoreTLS') || value !== 'true')
      return refuse('has an unknown parameter: only ?requireTLS=true and ?ignoreTLS=true are allowed');
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

import type { Delivery, RefusedRecipient, SendFailure } from './send-result.ts';

/** Reads the result of a transport for a message that it delivered to at least one recipient. */
export function readInfo(info: unknown): Delivery {
  const { response, rejectedErrors, serverMessageId } = (info ?? {}) as {
    response?: unknown;
    rejectedErrors?: unknown;
    serverMessageId?: unknown;
  };
  return {
    status: 'sent',
    ...answerOf(response),
    refused: readRefused(rejectedErrors),
    ...(typeof serverMessageId === 'string' ? { serverMessageId } : {}),
  };
}

/**
 * Reads what an error of a transport means for the message.
 * @param lastByteTaken whether the transport had already taken the whole message
 */
export function readFailure(error: unknown, lastByteTaken: boolean): Delivery {
  const { code: kind, command, response, responseCode, rejectedErrors } = (error ?? {}) as SmtpError;
  // Only 4xx and 5xx are refusals. Any other code in an error does not answer the command (RFC 5321 4.2.1).
  const code = typeof responseCode === 'number' && responseCode >= 400 ? responseCode : undefined;
  const common = { ...answerOf(response), refused: readRefused(rejectedErrors), error };
  // A server sends 421 when it shuts down, at any moment. After the last byte, it may have kept the message.
  if (code === undefined || code === 421) {
    if (lastByteTaken) return { status: 'unknown', failure: 'no-answer', ...common };
    // Nodemailer uses the same codes for an invalid answer as for its own refusals; only the former has a response.
    if (code === undefined && response === undefined && ownRefusals.has(String(kind)))
      return { status: 'rejected', failure: 'message', ...common };
    return { status: 'deferred', failure: kind === 'EAUTH' ? 'login' : 'connection', ...common };
  }
  const failure = lastByteTaken ? 'message' : failureOf(kind, command, code);
  const permanent = code >= 500 && failure !== 'connection' && failure !== 'login';
  return { status: permanent ? 'rejected' : 'deferred', failure, ...common };
}

interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
  readonly rejectedErrors?: unknown;
}

// Nodemailer's own refusals, before a server has anything: no recipient, over the server's SIZE, no access.
const ownRefusals: ReadonlySet<string> = new Set([
  'ECONFIG',
  'EENVELOPE',
  'EFILEACCESS',
  'EMAXRECIPIENTS',
  'EMESSAGE',
  'ESTREAM',
  'EURLACCESS',
]);

/** What the server refused: the login (RFC 4954 6), the sender, the recipient, the message, or the connection. */
function failureOf(kind: unknown, command: unknown, code: number): SendFailure {
  if (kind === 'EAUTH' || code === 530 || code === 535 || code === 538) return 'login';
  if (command === 'MAIL FROM') return 'sender';
  if (command === 'RCPT TO') return 'recipient';
  if (command === 'DATA') return 'message';
  return 'connection';
}

function readRefused(errors: unknown): readonly RefusedRecipient[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: { recipient?: unknown; response?: unknown; responseCode?: unknown }) => ({
    address: String(error.recipient),
    status: typeof error.responseCode === 'number' && error.responseCode >= 500 ? 'rejected' : 'deferred',
    ...answerOf(error.response),
  }));
}

/** The answer on one line without control characters, so that a server cannot control a terminal or forge log lines. */
function answerOf(response: unknown): { code?: number; answer?: string } {
  if (typeof response !== 'string' || response === '') return {};
  const answer = response
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 500);
  const code = /^[2-5]\d\d/.exec(answer)?.[0];
  return code === undefined ? { answer } : { code: Number(code), answer };
}

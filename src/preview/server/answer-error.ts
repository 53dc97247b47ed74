import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { FacteurError } from '../../errors.ts';
import type { ApiError } from '../preview-api.ts';
import { PreviewRefusal } from '../refusal.ts';

/** Turns an error into the answer to a request. Of an unexpected error only the message is sent, and the server keeps running. */
export function answerError(error: unknown, context: Context): Response {
  const { status, code, message } = describe(error);
  const body: ApiError = { error: { code, message } };
  return context.json(body, status);
}

function describe(error: unknown): { status: PreviewRefusal['status'] | 500; code: string; message: string } {
  if (error instanceof PreviewRefusal) return error;
  if (error instanceof HTTPException) return { status: 400, code: 'bad-request', message: error.message };
  if (error instanceof FacteurError)
    return { status: notThere.has(error.code) ? 404 : 400, code: error.code, message: error.message };
  return { status: 500, code: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}

const notThere = new Set<string>(['template-not-found', 'file-not-readable']);

import { FacteurError } from '../../errors.ts';
import type { ConnectionTest, Mode } from './provider.ts';

/** Runs a request that changes nothing, and returns the result instead of throwing. */
export async function testConnection(ask: () => Promise<Mode>): Promise<ConnectionTest> {
  try {
    return { ok: true, mode: await ask() };
  } catch (error) {
    if (!(error instanceof FacteurError)) throw error;
    const reasons = {
      'provider-unauthorised': 'auth',
      'provider-unavailable': 'network',
      'invalid-option': 'config',
    } as const;
    return {
      ok: false,
      reason: reasons[error.code as keyof typeof reasons] ?? 'other',
      message: error.message,
    };
  }
}

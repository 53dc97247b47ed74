import path from 'node:path';
import { openTemplates } from '../../src/compile/open-templates.ts';
import type { Mail } from '../../src/message/mail.ts';
import type { Template } from '../../src/render/template.ts';

export const now: Date = new Date('2026-11-22T09:00:00Z');
const locales: readonly string[] = ['nl', 'fr', 'de', 'en'];
const outlooks: readonly ('padded' | 'vml')[] = ['padded', 'vml'];
const folder = path.resolve(import.meta.dirname, '../../templates');

export interface RenderedSample {
  readonly title: string;
  readonly template: string;
  readonly locale: string;
  readonly outlook: 'padded' | 'vml';
  readonly data: unknown;
  readonly mail: Mail;
}

export async function openShipped(outlook: 'padded' | 'vml', locale: string): Promise<Map<string, Template>> {
  const templates = await openTemplates(folder, { outlook });
  const entries = await Promise.all(
    (await templates.names()).map(async (name) => [name, await templates.get(name, locale)] as const),
  );
  return new Map(entries);
}

/** Every shipped template with every sample, in every language and button mode. */
export async function renderEverything(): Promise<RenderedSample[]> {
  const rendered: RenderedSample[] = [];
  for (const outlook of outlooks) {
    const templates = await openTemplates(folder, { outlook });
    for (const name of await templates.names()) {
      for (const locale of locales) {
        const template = await templates.get(name, locale);
        for (const sample of await templates.samples(name)) {
          const data = await templates.sample(name, sample);
          const title = `${name} ${locale} ${sample} ${outlook}`;
          rendered.push({
            title,
            template: name,
            locale,
            outlook,
            data,
            mail: template.render(data, { now }),
          });
        }
      }
    }
  }
  return rendered;
}

/** The payment URLs of the payable invoices in a sample. */
export function payableUrls(data: unknown): string[] {
  const { invoice, reminder } = data as {
    invoice?: Invoice;
    reminder?: { invoices?: Invoice[] };
  };
  return [...(invoice === undefined ? [] : [invoice]), ...(reminder?.invoices ?? [])]
    .filter(
      ({ status = 'open', balance, total, paymentUrl, paymentUrlExpiresAt }) =>
        paymentUrl !== undefined &&
        ['open', 'partial', 'overdue'].includes(status) &&
        Number(balance ?? total ?? 1) > 0 &&
        (paymentUrlExpiresAt === undefined || Date.parse(paymentUrlExpiresAt) > now.getTime()),
    )
    .map(({ paymentUrl }) => paymentUrl!);
}

interface Invoice {
  readonly status?: string;
  readonly balance?: string;
  readonly total?: string;
  readonly paymentUrl?: string;
  readonly paymentUrlExpiresAt?: string;
}

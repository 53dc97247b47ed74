import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import type { Warning } from '../../src/errors.ts';

const layout =
  '<mjml><mj-head><mj-title>{layout.subject}</mj-title></mj-head><mj-body><mj-section><mj-column>' +
  '<mj-text>BEGIN{layout.body}END</mj-text></mj-column></mj-section></mj-body></mjml>';

const sample = path.resolve(import.meta.dirname, '../../templates/invoice/samples/plain.json');
export const plainInvoice: unknown = JSON.parse(readFileSync(sample, 'utf8'));

/** Compiles and renders an untrusted body. */
export async function compileBody(
  body: string,
  data: unknown = plainInvoice,
): Promise<{ readonly html: string; readonly text: string; readonly warnings: readonly Warning[] }> {
  const template = await compileTemplate(body, { subject: 'Invoice', layout });
  const { html, text } = template.render(data, { now: new Date('2026-11-22T09:00:00Z') });
  const start = html.indexOf('BEGIN') + 'BEGIN'.length;
  return { html: html.slice(start, html.lastIndexOf('END')), text, warnings: template.warnings };
}

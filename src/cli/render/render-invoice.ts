import { openTemplates } from '../../compile/open-templates.ts';
import type { Warning } from '../../errors.ts';
import { renderEml } from '../../sending/render-eml.ts';
import type { CompileFlags } from '../compile-flags.ts';
import { describeWarning } from '../describe-warning.ts';
import { errorTerminal, outputTerminal } from '../terminal/terminal.ts';
import { formatMail, type MailFormat, type MailOrigin } from './mail-formats.ts';
import { readInvoiceData } from './read-invoice-data.ts';
import { writeMail } from './write-mail.ts';

export interface RenderInvoiceOptions {
  readonly template: string;
  /** A JSON file, or `-`. */
  readonly data: string;
  readonly locale: string;
  /** A folder; undefined prints the one format. */
  readonly out: string | undefined;
  readonly formats: readonly MailFormat[];
  readonly templates: string;
  readonly compile: CompileFlags;
  readonly now: Date;
}

/** Renders one template with the data of one invoice; warnings go to standard error. @throws FacteurError */
export async function renderInvoice(options: RenderInvoiceOptions): Promise<void> {
  const { template: name, locale, out, formats, now } = options;
  const templates = await openTemplates(options.templates, options.compile);
  // Reports an unknown name before it reads standard input, and invalid JSON before it loads the compiler.
  await templates.samples(name);
  const invoice = await readInvoiceData(options.data);
  const template = await templates.get(name, locale);
  const mail = template.render(invoice.data, { now });
  printWarnings([...template.warnings, ...mail.warnings]);
  const origin: MailOrigin = {
    template: name,
    locale,
    name: invoice.name,
    message: () => renderEml(template, invoice.data, now),
  };
  if (out === undefined) {
    outputTerminal.write(formatMail(mail, formats[0]!, origin));
    return;
  }
  for (const file of await writeMail(mail, origin, out, formats)) outputTerminal.write(`${file}\n`);
}

function printWarnings(warnings: readonly Warning[]): void {
  for (const warning of warnings)
    errorTerminal.write(`${errorTerminal.paint('yellow', 'Warning:')} ${describeWarning(warning)}\n`);
}

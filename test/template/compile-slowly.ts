import { createPerMailChain, viewOf } from '../../bench/per-mail-chain.ts';
import type { Warning } from '../../src/errors.ts';
import { catalogue } from '../../src/fields/catalogue.ts';
import { createFormatter } from '../../src/fields/formats/formatter.ts';
import { compileReader } from '../../src/fields/read/compile-reader.ts';
import { defaultButtonColour, isButtonColour } from '../../src/payment-button/button-colour.ts';
import { buttonWording } from '../../src/payment-button/wording.ts';
import type { TemplateParts } from '../../src/template/1-read/template-parts.ts';
import { insertBody } from '../../src/template/2-mark-fields/insert-body.ts';
import { createLowering } from '../../src/template/2-mark-fields/lower-fields.ts';
import { markFields } from '../../src/template/2-mark-fields/mark-fields.ts';
import { loadMjml } from '../../src/template/3-build-html/load-mjml.ts';
import { compileParts } from '../../src/template/compile-parts.ts';
import { loadTemplate, type Template } from '../../src/template/template.ts';

/** A template in both ways: compiled, and the chain that is run for every mail. */
export interface BothWays {
  readonly template: Template;
  /** Handlebars, then MJML, then juice. */
  renderSlowly(data: unknown, now: Date): Promise<string>;
}

export async function compileBothWays(
  parts: TemplateParts,
  locale: string,
  outlook: 'padded' | 'vml' = 'padded',
): Promise<BothWays> {
  const timeZone = 'Europe/Brussels';
  const compiled = await compileParts(parts, { locale, timeZone, outlook, fields: catalogue });
  const template = loadTemplate(compiled);
  const formatter = createFormatter(locale, timeZone);
  const mjml = loadMjml();
  const lowering = createLowering(catalogue, parts.strings, []);
  const button = {
    wording: buttonWording(locale),
    outlook,
    longestAmount: formatter.money(9_999_999_999, 'EUR'),
  };
  const marked = markFields(
    await insertBody(parts, lowering),
    { definitions: catalogue, attributeType: mjml.attributeType, button },
    lowering,
  );
  const scope = marked.template.root.build();
  const chain = createPerMailChain(marked, scope, formatter.locale, mjml);
  const read = compileReader(scope, { formatter, isButtonColour, defaultButtonColour });
  return {
    template,
    async renderSlowly(data, now) {
      const warnings: Warning[] = [];
      const mail = template.render(data, { now });
      const filled = chain.fill(viewOf(read(data, now.getTime(), warnings), scope));
      return chain.toHtml(filled, escapeText(mail.preheader));
    },
  };
}

function escapeText(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (character) =>
      `&${({ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' } as Record<string, string>)[character]};`,
  );
}

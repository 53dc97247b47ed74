import { createPerMailChain } from '../../bench/per-mail-chain.ts';
import type { TemplateParts } from '../../src/compile/1-read/template-parts.ts';
import { compileParts } from '../../src/compile/compile-parts.ts';
import type { CompileSettings } from '../../src/compile/settings.ts';
import { catalogue } from '../../src/fields/catalogue.ts';
import { loadTemplate, type Template } from '../../src/render/template.ts';

/** A template compiled by facteur, and the same template for the usual chain, which runs for every mail. */
export interface BothWays {
  readonly template: Template;
  /** Runs Handlebars, then MJML, then juice. */
  renderSlowly(data: unknown, now: Date): Promise<string>;
}

export async function compileBothWays(
  parts: TemplateParts,
  locale: string,
  outlook: 'padded' | 'vml' = 'padded',
  webFonts: CompileSettings['webFonts'] = 'declared',
): Promise<BothWays> {
  const settings = {
    locale,
    timeZone: 'Europe/Brussels',
    outlook,
    unknownFields: 'warn',
    webFonts,
    fields: catalogue,
  } as const;
  const template = loadTemplate(await compileParts(parts, settings));
  const chain = await createPerMailChain(parts, settings);
  return { template, renderSlowly: chain.render };
}

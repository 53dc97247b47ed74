import type { Warning } from '../errors.ts';
import { createFormatter, withRegion } from '../fields/formats/formatter.ts';
import { buttonWording } from '../payment-button/wording.ts';
import type { CompiledTemplate } from '../render/compiled-template.ts';
import type { TemplateParts } from './1-read/template-parts.ts';
import { insertBody } from './2-resolve/insert-body.ts';
import { createLowering } from './2-resolve/lower-fields.ts';
import { gatherProblems, type MarkOptions, markFields } from './3-place/mark-fields.ts';
import { markText } from './3-place/mark-text.ts';
import { addMjmlProblems, buildHtml } from './4-build-html/build-html.ts';
import { loadMjml } from './4-build-html/load-mjml.ts';
import { deriveText } from './5-derive-text/derive-text.ts';
import { makePrograms } from './6-make-program/make-programs.ts';
import type { CompileSettings } from './settings.ts';

/** Compiles the parts of a template, phase by phase. @throws TemplateError with every problem that was found */
export async function compileParts(
  parts: TemplateParts,
  settings: CompileSettings,
): Promise<CompiledTemplate> {
  const { locale, timeZone, outlook, fields } = settings;
  const warnings: Warning[] = [];
  const fullLocale = withRegion(locale);
  const lowering = createLowering(fields, parts.strings, warnings, parts.problems);
  const mjml = loadMjml();
  const options: MarkOptions = {
    definitions: fields,
    attributeType: mjml.attributeType,
    button: {
      wording: buttonWording(locale),
      outlook,
      longestAmount: outlook === 'vml' ? createFormatter(locale, timeZone).money(9_999_999_999, 'EUR') : '',
    },
  };
  const { marked, written } = await gatherProblems(lowering, async () => {
    const document = await insertBody(parts, lowering);
    const marked = markFields(document, options, lowering);
    const written = parts.text === undefined ? undefined : markText(parts.text, marked, options, lowering);
    if (parts.trust === 'full') await addMjmlProblems(marked, fullLocale, mjml, lowering.problems);
    return { marked, written };
  });
  const { html, forText } = await buildHtml(marked, fullLocale, mjml);
  const text =
    written === undefined
      ? {
          text: deriveText(forText, marked.template.tokens),
          tokens: marked.template.tokens,
          source: undefined,
        }
      : { text: written.source.text, tokens: written.tokens, source: written.source };
  const programs = makePrograms(marked, html, text);
  return {
    format: 'facteur-template',
    version: 1,
    name: parts.name,
    locale: fullLocale,
    timeZone,
    ...programs,
    images: parts.images,
    warnings,
  };
}

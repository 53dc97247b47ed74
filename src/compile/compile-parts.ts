import type { Warning } from '../errors.ts';
import { directionOf } from '../fields/formats/direction.ts';
import { createFormatter, withRegion } from '../fields/formats/formatter.ts';
import { buttonWording } from '../payment-button/wording.ts';
import type { CompiledTemplate } from '../render/compiled-template.ts';
import type { TemplateParts } from './1-read/template-parts.ts';
import { createLowering } from './2-resolve/lower-fields.ts';
import { resolveTemplate, resolveText } from './2-resolve/resolve-template.ts';
import { placeInText } from './3-place/place-in-text.ts';
import { placeTokens } from './3-place/place-tokens.ts';
import type { PlacingOptions } from './3-place/placement.ts';
import { buildHtml } from './4-build-html/build-html.ts';
import { loadMjml, type Mjml } from './4-build-html/load-mjml.ts';
import { deriveText } from './5-derive-text/derive-text.ts';
import { makePrograms } from './6-make-program/make-programs.ts';
import { createProblems } from './problems.ts';
import type { CompileSettings } from './settings.ts';

/** Compiles the parts of a template, phase by phase. @throws TemplateError with all problems */
export async function compileParts(
  parts: TemplateParts,
  settings: CompileSettings,
): Promise<CompiledTemplate> {
  const locale = withRegion(settings.locale);
  const { name, trust, images } = parts;
  const { webFonts } = settings;
  const mjml = loadMjml();
  const placing = placingOptions(settings, mjml);
  const problems = createProblems(parts.problems);
  const warnings: Warning[] = [];
  const lowering = createLowering(settings, parts.strings, warnings, problems);

  const resolved = await resolveTemplate(parts, settings.fields, lowering);
  const placed = placeTokens(resolved, placing, problems, warnings);
  const text = parts.text && placeInText(resolveText(parts.text, resolved, lowering), placing, problems);
  const html = await buildHtml(placed, { mjml, locale, trust, webFonts, warnings }, problems);
  const textPart = deriveText(html.forText, resolved.tokens, text, placed.direction);
  const programs = makePrograms(placed, html.html, textPart, problems);

  const { timeZone } = settings;
  return { format: 'facteur-template', version: 1, name, locale, timeZone, ...programs, images, warnings };
}

function placingOptions({ locale, timeZone, outlook }: CompileSettings, mjml: Mjml): PlacingOptions {
  return {
    attributeType: mjml.attributeType,
    direction: directionOf(locale),
    button: {
      wording: buttonWording(locale),
      outlook,
      longestAmount: outlook === 'vml' ? createFormatter(locale, timeZone).money(9_999_999_999, 'EUR') : '',
    },
  };
}

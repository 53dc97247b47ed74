import type { Warning } from '../../errors.ts';
import { reserved } from '../../mail-html/marks.ts';
import { scanMarkup } from '../../mail-html/scan-markup.ts';
import type { Trust } from '../1-read/template-parts.ts';
import { setAsideText } from '../3-place/faces.ts';
import type { Placed } from '../3-place/place-tokens.ts';
import { loadJuice } from '../css/juice.ts';
import { makeCssReadable } from '../css/readable-css.ts';
import type { Problems, Report } from '../problems.ts';
import { checkHtmlSize, checkSiblings, isWithinSize } from './check-size.ts';
import { finishHtml, trimLines } from './finish-html.ts';
import { type GuardedHtml, guardLinks } from './guard-links.ts';
import { type MjmlOptions, mjmlToHtml } from './mjml-to-html.ts';
import { checkSelectors } from './selectors/check-selectors.ts';
import { readRules } from './selectors/read-rules.ts';
import { verifyLanding } from './verify-landing.ts';
import { limitWebFonts } from './web-fonts.ts';

export interface BuildOptions extends MjmlOptions {
  readonly locale: string;
  readonly trust: Trust;
  readonly warnings: Warning[];
}

/** Phase 4: turns MJML into complete HTML with its CSS inlined. All tokens are kept. @throws TemplateError */
export async function buildHtml(
  written: Placed,
  options: BuildOptions,
  problems: Problems,
): Promise<GuardedHtml> {
  if (!isWithinSize(written.source, problems.report)) problems.throwFound();
  const juice = await loadJuice();
  const placed = { ...written, source: await makeCssReadable(written.source, juice, options.warnings) };
  if (problems.found.length > 0) await addMjmlProblems(placed, options, problems);
  problems.throwFound();
  const built = await convert(placed, options, problems.report);
  problems.throwFound();
  const finished = finishHtml(built, placed.preheader);
  checkHtmlSize(finished);
  const rules = readRules(placed.source, juice);
  await checkSiblings(
    finished,
    rules.map(({ selector }) => selector),
  );
  const { html: withoutText, restore } = setAsideText(finished, placed.template.tokens);
  const html = trimLines(placed.standIns.restore(restore(juice.inline(withoutText))));
  const items = scanMarkup(html);
  verifyLanding(html, items, placed, problems);
  problems.throwFound();
  await checkSelectors(rules, { mjml: finished, juice: withoutText }, placed, problems);
  problems.throwFound();
  return guardLinks(html, items, placed.template);
}

/** Finds a field, or a token that replaces one, in a message of MJML. */
const ownSyntax = new RegExp(`[{${reserved}]`);

/**
 * Adds the problems that MJML finds in elements and attributes, so that one report has them and those of fields.
 * Skipped if tags are not closed, and for values with a field: MJML would only repeat a known problem.
 */
async function addMjmlProblems(placed: Placed, options: BuildOptions, problems: Problems): Promise<void> {
  const isVain = problems.found.some(({ code }) => code === 'unclosed-tag' || code === 'template-too-large');
  if (isVain || options.trust !== 'full') return;
  await convert(placed, options, (source, index, code, message) => {
    if (!ownSyntax.test(message)) problems.report(source, index, code, message);
  });
}

async function convert({ source }: Placed, options: BuildOptions, report: Report): Promise<string> {
  const limited = limitWebFonts(source, options.webFonts, options.warnings);
  return mjmlToHtml(limited, options.locale, options, report);
}

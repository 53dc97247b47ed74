import { TemplateError } from '../../errors.ts';
import type { UsedScope } from '../../fields/read/scope.ts';
import { decodeText } from '../../mail-html/decode-entities.ts';
import type { Program } from '../../render/program.ts';
import { problemAt, type Source } from '../1-read/source.ts';
import { selectFace } from '../3-place/faces.ts';
import type { Marked } from '../3-place/mark-fields.ts';
import type { Token } from '../tokens.ts';
import { findLostPaymentUrl, type LostPaymentUrl } from './check-payment-url.ts';
import { parseHtmlProgram, parseTextProgram } from './parse-program.ts';

/** What a compiled template renders with. */
export interface Programs {
  readonly scope: UsedScope;
  readonly subject: Program;
  readonly preheader: Program;
  readonly html: Program;
  readonly text: Program;
}

/** The text part: derived from the HTML, or as its author wrote it. */
export interface TextSource {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** What its author wrote. */
  readonly source: Source | undefined;
}

/** Phase 5: reads the tokenised parts into programs, and proves that none loses the payment URL. @throws TemplateError */
export function makePrograms(marked: Marked, html: string, text: TextSource): Programs {
  const { tokens } = marked.template;
  const line = (content: string | undefined): Program =>
    parseHtmlProgram(decodeText(content ?? '').replace(/\s*\n\s*/g, ' '), tokens);
  const subject = line(marked.subject);
  if (subject.length === 0) {
    throw new TemplateError([
      problemAt(
        marked.marked,
        0,
        'missing-subject',
        'The mail has no subject: put one into <mj-title> in <mj-head>, or pass { subject }.',
      ),
    ]);
  }
  const preheader = line(marked.preheader);
  const programs: Programs = {
    scope: marked.template.root.build(),
    subject,
    preheader,
    html: parseHtmlProgram(selectFace(html, tokens, 'html'), tokens),
    text: textProgram(text, preheader),
  };
  checkPaymentUrl(programs, marked, text);
  return programs;
}

function textProgram(source: TextSource, preheader: Program): Program {
  if (source.source !== undefined) return parseHtmlProgram(source.text.trim(), source.tokens);
  // Some clients preview the text part: it opens with the line that the inbox shows for the HTML.
  return [...preheader, { type: 'space', of: 3 }, ...parseTextProgram(source.text, source.tokens)];
}

function checkPaymentUrl(programs: Programs, marked: Marked, text: TextSource): void {
  for (const part of ['html', 'text'] as const) {
    const lost = findLostPaymentUrl(programs[part], programs.scope);
    if (lost === undefined) continue;
    const message = `The ${part === 'html' ? 'HTML' : 'text'} can lose the payment URL: ${why(lost, part, text)}`;
    const { written, tokens } = marked.template;
    const token = tokens.find(({ name }) => /payment(url|button|qrcode)$/i.test(name));
    const isWritten = part === 'text' && text.source !== undefined;
    const problem = isWritten
      ? problemAt(text.source, 0, 'payment-url-lost', message)
      : problemAt(written, token?.index ?? 0, 'payment-url-lost', message);
    throw new TemplateError([problem]);
  }
}

function why(lost: LostPaymentUrl, part: 'html' | 'text', text: TextSource): string {
  if (lost === 'under a condition')
    return 'for an invoice that can be paid, it stands only under a condition that depends on other data. Put {invoice.paymentbutton} or {invoice.paymenturl} outside that condition, into both branches, or under {{#if invoice.payable}}.';
  if (part === 'text' && text.source !== undefined)
    return 'what is written for it has none. Put {invoice.paymenturl} on a line of its own.';
  return 'it stands nowhere that every reader sees. Put {invoice.paymentbutton} or {invoice.paymenturl} into a paragraph.';
}

import type { UsedScope } from '../../fields/read/scope.ts';
import { decodeText } from '../../mail-html/decode-entities.ts';
import type { Program } from '../../render/program.ts';
import { selectFace } from '../3-place/faces.ts';
import type { Placed } from '../3-place/place-tokens.ts';
import type { PlainText } from '../5-derive-text/derive-text.ts';
import type { Problems } from '../problems.ts';
import { findLostPaymentUrl, type LostPaymentUrl } from './check-payment-url.ts';
import { parseHtmlProgram, parseTextProgram } from './parse-program.ts';

/** The programs of a compiled template, and the scope that they read. */
export interface Programs {
  readonly scope: UsedScope;
  readonly subject: Program;
  readonly preheader: Program;
  readonly html: Program;
  readonly text: Program;
}

/** Phase 6: turns the tokenised parts into programs, and proves that none loses the payment URL. @throws TemplateError */
export function makePrograms(placed: Placed, html: string, text: PlainText, problems: Problems): Programs {
  const { tokens } = placed.template;
  const line = (content: string | undefined): Program =>
    parseHtmlProgram(decodeText(content ?? '').replace(/\s*\n\s*/g, ' '), tokens);
  const subject = line(placed.subject);
  if (subject.length === 0) {
    const message = 'The mail has no subject. Put one into <mj-title> in <mj-head>, or pass { subject }.';
    problems.stop(placed.source, 0, 'missing-subject', message);
  }
  const preheader = line(placed.preheader);
  const programs: Programs = {
    scope: placed.template.root.build(),
    subject,
    preheader,
    html: parseHtmlProgram(selectFace(html, tokens, 'html'), tokens),
    text: textProgram(text, preheader),
  };
  checkPaymentUrl(programs, placed, text, problems);
  return programs;
}

function textProgram(source: PlainText, preheader: Program): Program {
  // An author who writes a text part also chooses where its lines end.
  if (source.source !== undefined)
    return [{ type: 'kept', content: parseHtmlProgram(source.text.trim(), source.tokens) }];
  // Some clients show the beginning of the text part in the inbox, so it starts with the preheader.
  return [...preheader, { type: 'space', of: 3 }, ...parseTextProgram(source.text, source.tokens)];
}

function checkPaymentUrl(programs: Programs, placed: Placed, text: PlainText, problems: Problems): void {
  for (const part of ['html', 'text'] as const) {
    const lost = findLostPaymentUrl(programs[part], programs.scope);
    if (lost === undefined) continue;
    const message = `The ${part === 'html' ? 'HTML' : 'text'} can lose the payment URL: ${why(lost, part, text)}`;
    const { written, tokens } = placed.template;
    const token = tokens.find(({ name }) => /payment(url|button|qrcode)$/i.test(name));
    const isWritten = part === 'text' && text.source !== undefined;
    if (isWritten) problems.stop(text.source, 0, 'payment-url-lost', message);
    problems.stop(written, token?.index ?? 0, 'payment-url-lost', message);
  }
}

function why(lost: LostPaymentUrl, part: 'html' | 'text', text: PlainText): string {
  if (lost === 'under a condition')
    return 'it is only inside a condition that depends on other data. Put {invoice.paymentbutton} or {invoice.paymenturl} outside that condition, into both branches, or into {{#if invoice.payable}}.';
  if (part === 'text' && text.source !== undefined)
    return 'the written text part does not have it. Put {invoice.paymenturl} on its own line.';
  return 'it is not in a place that every reader sees. Put {invoice.paymentbutton} or {invoice.paymenturl} into a paragraph.';
}

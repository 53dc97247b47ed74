import { buttonHtml, type OutlookMode } from '../../payment-button/button-html.ts';
import type { ButtonWording } from '../../payment-button/wording.ts';
import { placeOf } from '../1-read/source.ts';
import type { Context } from './scopes.ts';
import type { Tokenised } from './tokenise.ts';
import { type Token, tokenText } from './tokens.ts';

export interface ButtonExpansion {
  readonly wording: ButtonWording;
  readonly outlook: OutlookMode;
  /** A valid colour that stands for the button's until the end. */
  readonly standInColour: (tokens: string) => string;
  /** The longest amount to expect in the language of the template. */
  readonly longestAmount: string;
}

/** A payment button as tokens: a condition around its HTML and its text. */
export interface ExpandedButton {
  readonly open: string;
  readonly html: string;
  readonly close: string;
}

/**
 * Expands a button field into the button of its invoice: shown when there is something to pay, labelled with what is
 * due, and in the text part the label and the URL on a line of its own.
 */
export function expandButton(id: number, template: Tokenised, expansion: ButtonExpansion): ExpandedButton {
  const { index, name } = template.tokens[id]!;
  const contexts = template.contexts[id]!;
  const add = (token: Token): string => {
    template.contexts.push(contexts);
    return tokenText(template.tokens.push(token) - 1);
  };
  const invoice = invoiceOf(id, template);
  const value = (field: string, kind: 'url' | 'money'): string =>
    add({
      type: 'value',
      depth: invoice.depth,
      slot: invoice.slot(field),
      kind,
      landing: 'html',
      name: `${invoice.prefix}${field}`,
      index,
    });
  const guard = (field: string): { open: string; middle: () => string; close: () => string } => {
    const open = add({
      type: 'if',
      condition: { type: 'field', depth: invoice.depth, slot: invoice.slot(field) },
      isInverted: false,
      name,
      index,
    });
    const of = template.tokens.length - 1;
    return {
      open,
      middle: () => add({ type: 'else', of, name, index }),
      close: () => add({ type: 'end', of, name, index }),
    };
  };
  const label = (): string => {
    const { label, labelWithoutAmount } = expansion.wording;
    const due = guard('balance');
    const withAmount = label.replaceAll(' ', '\u00a0').replace('{amount}', value('balance', 'money'));
    return `${due.open}${withAmount}${due.middle()}${labelWithoutAmount}${due.close()}`;
  };
  const root = contexts[0]!;
  const colour = expansion.standInColour(
    add({
      type: 'value',
      depth: contexts.at(-1)!.frameDepth,
      slot: root.scope.slot('company.buttoncolor', placeOf(template.written, index)),
      kind: 'colour',
      landing: 'html',
      name: 'company.buttoncolor',
      index,
    }),
  );
  const payable = guard('payable');
  const face = (type: 'face-html' | 'face-text' | 'face-end'): string => add({ type, name, index });
  const html = buttonHtml({
    href: value('paymenturl', 'url'),
    label: label(),
    colour,
    fallback: expansion.wording.fallback,
    outlook: expansion.outlook,
    longestLabel: expansion.wording.label.replace('{amount}', expansion.longestAmount),
  });
  const text = `<div>${label()}${expansion.wording.colon}<br>${value('paymenturl', 'url')}</div>`;
  return {
    open: payable.open,
    html: `${face('face-html')}${html}${face('face-end')}${face('face-text')}${text}${face('face-end')}`,
    close: payable.close(),
  };
}

/** Tokens that show their content only while the invoice of a payment URL can be paid. */
export function guardPayable(id: number, template: Tokenised): { open: string; close: string } {
  const token = template.tokens[id]!;
  const invoice = invoiceOf(id, template);
  const contexts = template.contexts[id]!;
  const add = (added: Token): string => {
    template.contexts.push(contexts);
    return tokenText(template.tokens.push(added) - 1);
  };
  const condition = { type: 'field' as const, depth: invoice.depth, slot: invoice.slot('payable') };
  const open = add({ type: 'if', condition, isInverted: false, name: token.name, index: token.index });
  const close = add({ type: 'end', of: template.tokens.length - 1, name: token.name, index: token.index });
  return { open, close };
}

interface Invoice {
  readonly depth: number;
  readonly prefix: string;
  readonly slot: (field: string) => number;
}

/** The invoice that a button or payment URL belongs to: its scope, and what its field names start with. */
function invoiceOf(id: number, template: Tokenised): Invoice {
  const token = template.tokens[id]!;
  if (token.type !== 'value') throw new TypeError(`Token ${id} is no value`);
  const contexts = template.contexts[id]!;
  const depth = token.depth;
  const scopeDepth = contexts.at(-1)!.frameDepth - depth;
  const context = contexts.find((candidate: Context) => candidate.scopeDepth === scopeDepth)!;
  const used = context.scope.build().fields[token.slot]!;
  const own = Object.keys(context.scope.definitions).find(
    (name) =>
      used.name === name ||
      (used.name.endsWith(`.${name}`) && context.scope.definitions[name]!.path === used.definition.path),
  )!;
  const prefix = own.slice(0, own.lastIndexOf('.') + 1);
  return { depth, prefix, slot: (field) => context.scope.slot(prefix + field, used.usedAt) };
}

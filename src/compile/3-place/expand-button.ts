import type { Direction } from '../../fields/formats/direction.ts';
import { buttonHtml, type OutlookMode } from '../../payment-button/button-html.ts';
import { qrHtml } from '../../payment-button/qr-html.ts';
import type { ButtonWording } from '../../payment-button/wording.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import { createExpansion, type Expansion, type Guard } from './expansion.ts';

export interface ButtonExpansion {
  readonly wording: ButtonWording;
  readonly outlook: OutlookMode;
  /** The direction of the text around the button. */
  readonly direction: Direction;
  /** A valid colour that replaces that of the button until the HTML is finished. */
  readonly standInColour: (tokens: string) => string;
  /** The longest amount to expect in the language of the template. */
  readonly longestAmount: string;
}

/** A component as tokens: its HTML and text inside a condition. */
export interface Expanded {
  readonly open: string;
  readonly html: string;
  readonly close: string;
}

/**
 * Expands a button field into the button of its invoice, which is shown when there is something to pay, and labelled with
 * the amount due. In the text part it is the label, with the URL on its own line.
 */
export function expandButton(id: number, template: Tokenised, button: ButtonExpansion): Expanded {
  const expansion = createExpansion(id, template);
  const { wording } = button;
  const colour = button.standInColour(expansion.rootValue('company.buttoncolor'));
  const payable = expansion.guard('payable');
  const html = buttonHtml({
    href: expansion.value('paymenturl'),
    label: labelOf(expansion, wording),
    colour,
    fallback: wording.fallback,
    outlook: button.outlook,
    direction: button.direction,
    longestLabel: wording.label.replace('{amount}', button.longestAmount),
  });
  const text = `<div>${labelOf(expansion, wording)}${wording.colon}<br>${expansion.value('paymenturl')}</div>`;
  return {
    open: payable.open,
    html: expansion.face('html', html) + expansion.face('text', text),
    close: payable.close(),
  };
}

function labelOf(expansion: Expansion, { label, labelWithoutAmount }: ButtonWording): string {
  const due = expansion.guard('balance');
  const withAmount = label.replaceAll(' ', '\u00a0').replace('{amount}', expansion.value('balance'));
  return `${due.open}${withAmount}${due.middle()}${labelWithoutAmount}${due.close()}`;
}

/**
 * Expands a QR field into an image of the payment link of its invoice. It is opaque, so that it can be scanned in dark
 * mode. The text part has the URL instead.
 */
export function expandQrCode(
  id: number,
  template: Tokenised,
  { wording, direction }: Pick<ButtonExpansion, 'wording' | 'direction'>,
): Expanded {
  const expansion = createExpansion(id, template);
  const payable = expansion.guard('payable');
  const html = qrHtml({
    source: expansion.value('paymentqrcode'),
    alternative: wording.qrAlternative,
    label: wording.qrLabel,
    direction,
  });
  return { open: payable.open, html: expansion.face('html', html), close: payable.close() };
}

/** Tokens that show their content only if the invoice of a payment URL is payable. */
export function guardPayable(id: number, template: Tokenised): Guard {
  const payable = createExpansion(id, template).guard('payable');
  return { open: payable.open, close: payable.close() };
}

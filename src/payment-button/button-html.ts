import type { Direction } from '../fields/formats/direction.ts';
import { openVml, vmlWidth } from './button-outlook.ts';

/** The parts of a payment button. Every text is already HTML. */
export interface ButtonParts {
  readonly href: string;
  readonly label: string;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly fallback: string;
  /**
   * How classic Outlook (the Word engine) draws the button: `padded` uses spacers around a real link of any width,
   * `vml` draws a rounded shape with a fixed width.
   */
  readonly outlook: OutlookMode;
  /** The longest label, as plain text. It decides the width of the `vml` shape. */
  readonly longestLabel: string;
  /** The direction of the text around it: from the right, the button is on the right. @default 'ltr' */
  readonly direction?: Direction;
  /** @default 'left', or 'right' from the right */
  readonly align?: 'left' | 'center' | 'right';
}

export type OutlookMode = 'padded' | 'vml';

const font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const radius = 6;
const fontSize = 16;
const padding = { vertical: 14, horizontal: 28 };
const buttonHeight = 48;

/** The bulletproof button with the visible link below it, as HTML for any table cell. */
export function buttonHtml(parts: ButtonParts): string {
  const isMirrored = parts.direction === 'rtl';
  const align = parts.align ?? (isMirrored ? 'right' : 'left');
  // Classic Outlook and some webmails need the direction on each block; the URL itself always runs from the left.
  const direction = isMirrored ? ' dir="rtl"' : '';
  const urlDirection = isMirrored ? ' dir="ltr"' : '';
  const margin = align === 'center' ? '0 auto' : align === 'right' ? '0 0 0 auto' : '0';
  const button = parts.outlook === 'vml' ? vmlButton(parts) : paddedButton(parts);
  return (
    `<table role="presentation" border="0" cellpadding="0" cellspacing="0" align="${align}"${direction} class="payment-button" style="border-collapse:separate;margin:${margin};">` +
    `<tbody><tr>${button}</tr></tbody></table>` +
    `<!--[if mso]><div style="clear:both;font-size:1px;line-height:1px;">&nbsp;</div><![endif]-->` +
    `<div class="payment-link"${direction} style="clear:both;padding-top:16px;font-family:${font};font-size:13px;line-height:20px;text-align:${align};color:#59636e;">` +
    `${parts.fallback}<br><a href="${parts.href}" target="_blank"${urlDirection} class="payment-link" style="color:#59636e;text-decoration:underline;word-break:break-all;">${parts.href}</a></div>`
  );
}

/** In Word, spacers that only Word sees give the link its padding. @see https://www.goodemailcode.com/email-code/link-button */
function paddedButton({ href, label, colour }: ButtonParts): string {
  // Word stretches a space to at most 500% of its width, so a wide padding needs several.
  const total = (100 * padding.horizontal) / fontSize;
  const spaces = Math.ceil(total / 500);
  const width = Math.round(total / spaces);
  const raise = 0.75 * padding.vertical;
  const space = '&emsp;'.repeat(spaces);
  // T-Online shows the content of these comments, unless it is `hidden`. Word ignores that attribute.
  const before = `<!--[if mso]><i hidden style="mso-font-width:${width}%;mso-text-raise:${2 * raise}pt">&#8203;${space}</i><span style="mso-text-raise:${raise}pt"><![endif]-->`;
  const after = `<!--[if mso]></span><i hidden style="mso-font-width:${width}%">${space}&#8203;</i><![endif]-->`;
  return (
    `<td align="center" bgcolor="${colour}" style="border-radius:${radius}px;background:${colour};mso-line-height-rule:at-least;">` +
    `<a href="${href}" target="_blank" class="payment-button" style="${linkStyle(colour)}padding:${padding.vertical}px ${padding.horizontal}px;mso-padding-alt:0;text-underline-color:${colour};">` +
    `${before}${label}${after}</a></td>`
  );
}

function vmlButton({ href, label, colour, longestLabel }: ButtonParts): string {
  const width = vmlWidth(longestLabel);
  return (
    `<td align="center" style="border-radius:${radius}px;">${openVml({ href, colour, width, height: buttonHeight, radius })}` +
    `<a href="${href}" target="_blank" class="payment-button" style="${linkStyle(colour, buttonHeight)}width:${width}px;">${label}</a>` +
    `<!--[if mso]></center></v:textbox></v:roundrect><![endif]--></td>`
  );
}

function linkStyle(colour: string, lineHeight = 20): string {
  return (
    `display:inline-block;background:${colour};border-radius:${radius}px;color:#ffffff;font-family:${font};font-size:${fontSize}px;` +
    `font-weight:bold;line-height:${lineHeight}px;text-align:center;text-decoration:none;white-space:nowrap;`
  );
}

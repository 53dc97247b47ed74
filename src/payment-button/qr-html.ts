import type { Direction } from '../fields/formats/direction.ts';

/** The QR code of a payment link with a label beside it. Every text is already HTML. */
export interface QrParts {
  /** `cid:` and the Content-ID of the image. */
  readonly source: string;
  readonly alternative: string;
  readonly label: string;
  /** From the right, the label is on the left of the code. */
  readonly direction: Direction;
}

const font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const side = 160;

/** The QR code, opaque so that it can be scanned in dark mode, in a table so that classic Outlook keeps the label beside it. */
export function qrHtml({ source, alternative, label, direction }: QrParts): string {
  const [dir, start] = direction === 'rtl' ? [' dir="rtl"', 'right'] : ['', 'left'];
  const image = `<img src="${source}" alt="${alternative}" width="${side}" height="${side}" style="display:block;width:${side}px;height:${side}px;border:0;background:#ffffff;">`;
  return (
    `<table role="presentation" border="0" cellpadding="0" cellspacing="0"${dir} class="payment-qr" style="border-collapse:separate;">` +
    `<tbody><tr><td width="${side}" style="width:${side}px;">${image}</td>` +
    `<td style="padding-${start}:16px;font-family:${font};font-size:13px;line-height:20px;color:#59636e;">${label}</td></tr></tbody></table>`
  );
}

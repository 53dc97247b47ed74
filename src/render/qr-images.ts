import type { Frame, UsedScope } from '../fields/read/scope.ts';
import { rawAt, textAt } from '../fields/read/slots.ts';
import type { MailAttachment } from '../message/mail.ts';
import { paymentQrPng } from '../qr-code/payment-qr.ts';

/** Compiles how the QR codes of a mail are found and drawn: one for each invoice that can be paid. */
export function compileQrImages(scope: UsedScope): ((frame: Frame) => MailAttachment[]) | undefined {
  const slot = scope.fields.findIndex(({ definition }) => definition.computed === 'paymentQrCode');
  const lists = scope.lists.map(({ item }) => compileQrImages(item));
  if (slot === -1 && lists.every((list) => list === undefined)) return undefined;
  return (frame) => {
    const images: MailAttachment[] = [];
    const url = rawAt(frame.slots, slot);
    if (typeof url === 'string') images.push(draw(url, textAt(frame.slots, slot)!.slice('cid:'.length)));
    for (const [index, list] of lists.entries()) {
      if (list !== undefined) for (const item of frame.lists[index]!) images.push(...list(item));
    }
    return images;
  };
}

/** Shown at 180 pixels; twice as many keep it sharp on a telephone. */
function draw(url: string, cid: string): MailAttachment {
  return { filename: 'payment-qr.png', contentType: 'image/png', cid, content: paymentQrPng(url) };
}

import type { Frame, UsedScope } from '../fields/read/scope.ts';
import { rawAt, textAt } from '../fields/read/slots.ts';
import type { MailAttachment } from '../message/mail.ts';
import { paymentQrPng } from '../qr-code/payment-qr.ts';

/** Compiles a function that draws the QR codes of a mail: one for each payable invoice. */
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

/** Drawn at twice its displayed size of 180 pixels, so that it is sharp on a phone. */
function draw(url: string, cid: string): MailAttachment {
  return { filename: 'payment-qr.png', contentType: 'image/png', cid, content: paymentQrPng(url) };
}

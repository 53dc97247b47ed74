import { viewOf } from '../../checks/client-views.ts';
import { attributeOf, elementsIn, removeElement } from '../../mail-html/document-tree.ts';
import { editMail } from './mail-document.ts';

/** T-Online's web mail shows the content of conditional comments whatever their condition, and drops hidden elements. */
export function tOnlineView(html: string): string {
  return editMail(viewOf(html, 'tOnline').replace(/<xml\b[\s\S]*?<\/xml>/gi, ''), (document) => {
    for (const element of elementsIn(document)) {
      const style = attributeOf(element, 'style') ?? '';
      if (
        attributeOf(element, 'hidden') !== undefined ||
        /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)
      )
        removeElement(element);
    }
  });
}

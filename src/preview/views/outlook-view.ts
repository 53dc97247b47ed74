import { viewOf } from '../../checks/client-views.ts';
import {
  attributeOf,
  type Element,
  elementsIn,
  removeElement,
  setAttribute,
  unwrapElement,
} from '../../mail-html/document-tree.ts';
import { drawVml } from './draw-vml.ts';
import { editMail, editStyle, editStyleSheets, prependStyle } from './mail-document.ts';
import { isKnownToWord, toWordStyle } from './word-style.ts';

/**
 * Shows a mail roughly as classic Outlook for Windows does, which lays it out with Word: conditional comments apply, VML shapes
 * become boxes, `mso-*` rules count, and CSS that Word does not support is dropped. It is an approximation: lines in Word are
 * a little taller, and its fonts are those of Windows.
 * @see https://www.caniemail.com/clients/outlook/
 */
export function outlookView(html: string): string {
  const seen = viewOf(html, 'mso').replace(/<xml\b[\s\S]*?<\/xml>/gi, '');
  return editMail(seen, (document) => {
    editStyleSheets(document, (sheet) => {
      sheet.walkAtRules((rule) => void rule.remove());
      sheet.walkRules((rule) => {
        // Word supports selectors of elements, classes and ids.
        if (/[[:>+~*]/.test(rule.selector)) rule.remove();
        else rule.walkDecls((declaration) => void toWordStyle(declaration, ''));
      });
    });
    for (const element of elementsIn(document)) {
      setAttribute(element, 'hidden', undefined);
      if (/^[vow]:/.test(element.tagName)) drawVml(element);
      else layOut(element);
    }
    prependStyle(document, 'body{font-family:"Times New Roman",serif}');
  });
}

function layOut(element: Element): void {
  const { tagName } = element;
  editStyle(element, (declarations) =>
    declarations.filter((declaration) => toWordStyle(declaration, tagName)),
  );
  const style = attributeOf(element, 'style') ?? '';
  if (/mso-hide\s*:\s*all/i.test(style)) {
    removeElement(element);
    return;
  }
  // Word uses the attribute even if a style differs.
  const width = attributeOf(element, 'width');
  if (tagName === 'img' && width !== undefined && /^\d+$/.test(width))
    setAttribute(element, 'style', `${style}; width: ${width}px`);
  if (!isKnownToWord(tagName)) unwrapElement(element);
}

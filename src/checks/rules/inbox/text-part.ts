import { isDecorative } from '../../../mail-html/decorative.ts';
import {
  attributeOf,
  type Document,
  type Element,
  elementsIn,
  isText,
  selfAndAncestors,
} from '../../../mail-html/document-tree.ts';
import { describeElement } from '../../describe-element.ts';
import type { Found, MailRule } from '../../mail-rule.ts';
import { isInSight, plainWords } from '../../visible-text.ts';
import { wordsMissingFrom } from './missing-words.ts';

/** Watches and terminals show the text part, and filters distrust a mail without one. */
export const textMissingRule: MailRule = {
  name: 'inbox/text-missing',
  severity: 'error',
  check: ({ mail }) =>
    plainWords(mail.text) === ''
      ? [
          {
            message: 'The mail has no text part.',
            fix: 'Write it in text.txt, or delete text.txt: facteur then derives the text part from the HTML.',
          },
        ]
      : [],
};

/** The text part must contain the same information as the HTML. */
export const textWordsRule: MailRule = {
  name: 'inbox/text-words',
  severity: 'error',
  check({ mail, document }) {
    if (plainWords(mail.text) === '') return [];
    const missing = wordsMissingFrom(mail.text);
    return elementsInSight(document).flatMap((element) => {
      const own = element.childNodes.map((child) => (isText(child) ? child.value : ' ')).join('');
      return describe(element, missing(`${own} ${addressOf(element)}`));
    });
  },
};

/** Words about a button or a QR code make no sense in the text part. */
const forEyesAlone: ReadonlySet<string> = new Set(['payment-link', 'payment-qr']);

function elementsInSight(document: Document): Element[] {
  return elementsIn(document).filter(
    (element) => isInSight(element) && ![...selfAndAncestors(element)].some(isForEyesAlone),
  );
}

function isForEyesAlone(element: Element): boolean {
  return forEyesAlone.has(attributeOf(element, 'class') ?? '');
}

/** The address of a link, because a reader of the text part cannot click its words. */
function addressOf(element: Element): string {
  if (element.tagName === 'img')
    return isDecorative((name) => attributeOf(element, name)) ? '' : (attributeOf(element, 'alt') ?? '');
  if (element.tagName !== 'a') return '';
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(attributeOf(element, 'href') ?? '')
    ? attributeOf(element, 'href')!.replace(/^(?:mailto|tel):|[?#].*$/gi, '')
    : '';
}

function describe(element: Element, missing: readonly string[]): Found[] {
  if (missing.length === 0) return [];
  const isFact = missing.some((word) => /\d|:\/\/|@/.test(word));
  const name = describeElement(element);
  const shown = missing.slice(0, 8).join(', ');
  return [
    {
      element,
      severity: isFact ? 'error' : 'warning',
      message: `The text part lacks ${isFact ? 'a number or an address' : 'words'} of ${name}.`,
      fix: `Add to text.txt: ${shown}${missing.length > 8 ? ', …' : ''}.`,
    },
  ];
}

import { type Place, readElementMark, type TracedTemplate, unmarkText } from '../compile/trace-template.ts';
import {
  attributeOf,
  type Document,
  type Element,
  elementsIn,
  parentElement,
  textIn,
} from '../mail-html/document-tree.ts';
import { parseHtml } from '../mail-html/parse-html.ts';
import type { Found, MailUnderCheck } from './mail-rule.ts';

/** Finds the place in the template source of something in a mail; undefined if it is unknown. */
export type FindPlace = (found: Found) => Place | undefined;

/**
 * Renders the same mail with marks. Its elements correspond one to one to those of the mail, so that each leads to its
 * tag in the template, and each text to its string in a locale file.
 */
export function openMailPlaces(mail: MailUnderCheck, traced: TracedTemplate): FindPlace {
  const marked = traced.template.render(mail.data, { now: mail.now });
  const twins = openTwins(mail.document, marked.html);
  let shown: string | undefined;
  const parts: readonly (() => string)[] = [
    () => marked.subject,
    () => marked.preheader,
    () => {
      shown ??= textIn(parseHtml(marked.html));
      return shown;
    },
    () => marked.text,
  ];
  const ofWords = (words: string): Place | undefined => {
    for (const [index, part] of parts.entries()) {
      const place = placeOfWords(part(), words, holders[index], traced);
      if (place !== undefined) return place;
    }
    return traced.find(words);
  };
  return ({ element, words }) => {
    if (element?.tagName === 'style') return words === undefined ? undefined : traced.find(words);
    if (element !== undefined) {
      const twin = twins(element);
      return twin === undefined ? undefined : placeOfElement(twin, traced);
    }
    return words === undefined ? undefined : ofWords(words);
  };
}

/** Maps each element of the mail to the one with marks. The pairs are made on first use. */
function openTwins(document: Document, markedHtml: string): (element: Element) => Element | undefined {
  let pairs: ReadonlyMap<Element, Element> | undefined;
  const pair = (): ReadonlyMap<Element, Element> => {
    const own = elementsIn(document);
    const twins = elementsIn(parseHtml(markedHtml));
    const isSame =
      own.length === twins.length && own.every(({ tagName }, index) => tagName === twins[index]!.tagName);
    return new Map(isSame ? own.map((element, index) => [element, twins[index]!]) : []);
  };
  return (element) => {
    pairs ??= pair();
    return pairs.get(element);
  };
}

/** Elements that a field expands to have the place of the field; all others have the place of their tag. */
const expanded: Readonly<Record<string, string>> = {
  'payment-button': 'paymentbutton',
  'payment-link': 'paymentbutton',
  'payment-qr': 'paymentqrcode',
};

function placeOfElement(element: Element, traced: TracedTemplate): Place | undefined {
  for (let each: Element | undefined = element; each !== undefined; each = parentElement(each)) {
    const mark = readElementMark((name) => attributeOf(each!, name));
    if (mark !== undefined) return traced.placeOf(mark);
    const field = expanded[attributeOf(each, 'class') ?? ''];
    const place = field === undefined ? undefined : traced.findField(`invoice.${field}`);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The elements that contain the subject and the preheader, if the template itself contains their text. */
const holders: readonly (string | undefined)[] = ['<mj-title', '<mj-preview'];

function placeOfWords(
  marked: string,
  words: string,
  holder: string | undefined,
  traced: TracedTemplate,
): Place | undefined {
  const { text, strings } = unmarkText(marked);
  const start = text.indexOf(words);
  if (words === '' || start === -1) return undefined;
  const string = strings.find((one) => one.end > start && one.start < start + words.length);
  if (string !== undefined) return traced.placeOf(string.mark);
  return traced.find(words) ?? (holder === undefined ? undefined : traced.find(holder));
}

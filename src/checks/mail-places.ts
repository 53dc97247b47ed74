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

/** Leads from what was found in a mail to the source of its template; undefined where nothing is known. */
export type FindPlace = (found: Found) => Place | undefined;

/**
 * Renders the same mail with marks in it. Its elements are those of the mail, one by one, so that each leads to the tag
 * that its author wrote, and each text to its string in a locale file.
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

/** The element with marks of each element of the mail, paired when the first is asked for. */
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

/** What a field expands to stands where the field does; everything else where its tag does. */
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

/** A subject and a preheader that are written in the template itself stand in these. */
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

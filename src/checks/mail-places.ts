import { type Place, readElementMark, type TracedTemplate, unmarkText } from '../template/trace-template.ts';
import { clientViews, viewOf } from './client-views.ts';
import { attributeOf, elementsIn, parentOf, selfAndAncestors, textIn } from './elements.ts';
import type { Document, Element, Found, MailUnderCheck } from './mail-rule.ts';
import { parseHtml } from './parse-html.ts';

/** Leads from what was found in a mail to the source of its template; undefined where nothing is known. */
export type FindPlace = (found: Found) => Place | undefined;

/**
 * Renders the same mail with marks in it. Its elements are those of the mail, one by one, so that each leads to the tag
 * that its author wrote, and each text to its string in a locale file.
 */
export function openMailPlaces(mail: MailUnderCheck, traced: TracedTemplate): FindPlace {
  const marked = traced.template.render(mail.data, { now: mail.now });
  const twins = openTwins(mail, marked.html);
  let parts: readonly string[] | undefined;
  const ofWords = (words: string): Place | undefined => {
    parts ??= [marked.subject, marked.preheader, textIn(parseHtml(marked.html)), marked.text];
    const places = parts.map((part, index) => placeOfWords(part, words, index, traced));
    return places.find((place) => place !== undefined) ?? traced.find(words);
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

/** The element with marks of each element of the mail, or of what a kind of client sees of it. */
function openTwins(mail: MailUnderCheck, markedHtml: string): (element: Element) => Element | undefined {
  const pairs = new Map<Document, ReadonlyMap<Element, Element>>();
  const pair = (document: Document, html: string): void => {
    const own = elementsIn(document);
    const twins = elementsIn(parseHtml(html));
    const isSame =
      own.length === twins.length && own.every(({ tagName }, index) => tagName === twins[index]!.tagName);
    pairs.set(document, new Map(isSame ? own.map((element, index) => [element, twins[index]!]) : []));
  };
  return (element) => {
    const document = documentOf(element);
    if (!pairs.has(document)) {
      const view =
        document === mail.document ? undefined : clientViews.find((one) => mail.view(one) === document);
      pair(document, view === undefined ? markedHtml : viewOf(markedHtml, view));
    }
    return pairs.get(document)?.get(element);
  };
}

function documentOf(element: Element): Document {
  const parent = [...selfAndAncestors(element)].at(-1)!.parentNode;
  return parent as Document;
}

/** What a field expands to stands where the field does; everything else where its tag does. */
const expanded: Readonly<Record<string, string>> = {
  'payment-button': 'paymentbutton',
  'payment-link': 'paymentbutton',
  'payment-qr': 'paymentqrcode',
};

function placeOfElement(element: Element, traced: TracedTemplate): Place | undefined {
  for (let each: Element | undefined = element; each !== undefined; each = parentOf(each)) {
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
  part: number,
  traced: TracedTemplate,
): Place | undefined {
  const { text, strings } = unmarkText(marked);
  const start = text.indexOf(words);
  if (words === '' || start === -1) return undefined;
  const string = strings.find((one) => one.end > start && one.start < start + words.length);
  if (string !== undefined) return traced.placeOf(string.mark);
  const holder = holders[part];
  return traced.find(words) ?? (holder === undefined ? undefined : traced.find(holder));
}

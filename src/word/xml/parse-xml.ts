import { DOMParser, type Document, XMLSerializer } from '@xmldom/xmldom';
import { FacteurError } from '../../errors.ts';
import { damaged } from '../package/read-zip.ts';

/** Maximum nesting of elements, far above Word's own. A deeper tree would overflow the stack. */
const deepest = 400;

/** Maximum number of tags in one part, without those set aside. Fifty dense pages of fields have about 50,000. */
const mostTags = 600_000;

/**
 * Parses a part of the document.
 * @param name the part, for messages: `word/document.xml`
 * @throws FacteurError `damaged-document`, or `dtd-not-allowed`, because entities can read files and fill memory
 */
export function parseXml(text: string, name: string): Document {
  refuseDoctype(text, name);
  refuseTooMany(text, name);
  let reason = '';
  const stop = (_level: string, message: string): void => {
    // U+FFFD is a valid character, but the library reports it as a wrong encoding.
    if (message.includes('replacement character')) return;
    reason ||= message;
    throw new Error(message);
  };
  let document: Document;
  try {
    document = new DOMParser({ locator: false, onError: stop }).parseFromString(text, 'text/xml');
  } catch (cause) {
    throw damaged(`${name} is not well-formed XML (${firstLine(reason)})`, cause);
  }
  checkDepth(document, name);
  return document;
}

/** Writes a part. Content that is not valid in XML is an error here, not later in Word. */
export function serializeXml(document: Document): string {
  const serializer = new XMLSerializer();
  // The library treats the XML declaration as a processing instruction, which may not be named "xml".
  return [...document.childNodes]
    .map((node) =>
      node.nodeName === 'xml'
        ? `<?xml ${node.nodeValue}?>${node.nextSibling?.nodeType === 3 ? '' : '\n'}`
        : serializer.serializeToString(node, { requireWellFormed: true }),
    )
    .join('');
}

/** A document type declaration can only be before the first element. */
export function refuseDoctype(text: string, name: string): void {
  const prolog = text.slice(0, Math.max(0, text.search(/<[^?!]/)));
  if (/<!DOCTYPE/i.test(prolog)) {
    throw new FacteurError(
      'dtd-not-allowed',
      `${name} has a document type declaration (<!DOCTYPE ...>), which Word documents do not need. Save the document again in Word.`,
    );
  }
}

/** Limits memory: a tag of six bytes becomes an element of several hundred. */
function refuseTooMany(text: string, name: string): void {
  let tags = 0;
  for (let place = text.indexOf('<'); place >= 0; place = text.indexOf('<', place + 1)) tags++;
  if (tags > mostTags)
    throw new FacteurError(
      'document-too-large',
      `The document is refused: ${name} has ${tags} tags; the limit is ${mostTags}. Split the document, or check where it comes from.`,
    );
}

function checkDepth(document: Document, name: string): void {
  let depth = 0;
  let node = document.firstChild;
  while (node !== null) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth++;
      if (depth > deepest) throw damaged(`${name} has elements nested deeper than ${deepest}`);
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode;
      depth--;
    }
    node = node === null ? null : node.nextSibling;
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 160);
}

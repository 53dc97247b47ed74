import { alignNodes } from './align-nodes.ts';
import { compareAttributes } from './compare-attributes.ts';
import { compareStyleSheets } from './compare-styles.ts';
import { compareWords, quote } from './compare-words.ts';
import { type HtmlElement, type HtmlNode, isHtmlText, readHtmlTree } from './html-tree.ts';
import { nameElement } from './name-element.ts';

/** Describes the elements, attributes and styles that differ between two documents. */
export async function compareHtml(before: string, after: string): Promise<string[]> {
  const changes: Change[] = [];
  try {
    await compareElements(await readHtmlTree(before), await readHtmlTree(after), changes, {
      text: '',
      isOutlook: false,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return ['The HTML differs, but is nested too deeply to say where'];
  }
  if (changes.length === 0)
    return ['The HTML is written differently (spaces, quotes, order of attributes) but means the same'];
  return describeChanges(changes);
}

interface Change {
  readonly where: string;
  readonly what: string;
}

/** The last text before an element, to locate elements without text. */
interface Reading {
  readonly text: string;
  /** Whether it is in a comment that only Outlook reads. */
  readonly isOutlook: boolean;
}

async function compareElements(
  before: HtmlElement,
  after: HtmlElement,
  changes: Change[],
  reading: Reading,
): Promise<void> {
  const where = `${nameElement(before, reading.text)}${reading.isOutlook ? ' (for Outlook)' : ''}`;
  const note = (found: readonly string[]): void => {
    changes.push(...found.map((what) => ({ where, what })));
  };
  note(await compareAttributes(before.attributes, after.attributes));
  if (before.tag === 'style') return note(await compareStyleSheets(before.source, after.source));
  const known = changes.length;
  for (const [old, now] of await alignNodes(before.children, after.children)) {
    if (old === undefined) note([`added ${describeNode(now!)}`]);
    else if (now === undefined) note([`removed ${describeNode(old)}`]);
    else if (isHtmlText(old) || isHtmlText(now)) note(await compareWords(old.text, now.text));
    else
      await compareElements(old, now, changes, {
        text: textBefore(before, old) ?? reading.text,
        isOutlook: reading.isOutlook || before.tag === 'outlook',
      });
  }
  // Tags in Outlook comments may open in one comment and close in another. Parsed alone, some are missing from the tree.
  if (changes.length === known && before.source !== after.source)
    note(await compareWords(before.source, after.source));
}

/** The texts before a child, nearest first. */
function textBefore(parent: HtmlElement, child: HtmlNode | undefined): string | undefined {
  const index = child === undefined ? -1 : parent.children.indexOf(child);
  const texts = parent.children.slice(0, Math.max(0, index)).map((node) => node.text);
  return texts.findLast((text) => text !== '')?.slice(-200);
}

function describeNode(node: HtmlNode): string {
  return isHtmlText(node) ? quote(node.text) : nameElement(node, '');
}

/** One line per change, even if many elements have it. */
function describeChanges(changes: readonly Change[]): string[] {
  const places = new Map<string, string[]>();
  for (const { where, what } of changes) places.set(what, [...(places.get(what) ?? []), where]);
  return [...places].map(([what, [first, ...others]]) => {
    const rest = others.length === 0 ? '' : ` and ${others.length} more`;
    return `${first!.charAt(0).toUpperCase()}${first!.slice(1)}${rest}: ${what}`;
  });
}

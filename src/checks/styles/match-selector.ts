import {
  attributeOf,
  childrenOf,
  type Element,
  elementsIn,
  isElement,
  type Node,
  parentElement,
  textIn,
} from '../../mail-html/document-tree.ts';

/** A CSS selector: which elements it matches, and its specificity. */
export interface Matcher {
  readonly matches: (element: Element) => boolean;
  /** Ids, then classes and attributes, then elements, as one number. @see https://www.w3.org/TR/selectors-4/#specificity-rules */
  readonly specificity: number;
}

/** Makes matchers. An unknown selector matches nothing, as in a browser. */
export async function openSelectors(): Promise<(selector: string) => Matcher> {
  const [{ compile }, { parse }] = await Promise.all([import('css-select'), import('css-what')]);
  return (selector) => {
    try {
      return {
        matches: compile<Node, Element>(selector, { adapter, cacheResults: false }),
        specificity: Math.max(...parse(selector).map(weigh)),
      };
    } catch {
      return { matches: () => false, specificity: 0 };
    }
  };
}

function weigh(parts: readonly { readonly type: string; readonly name?: string }[]): number {
  return parts.reduce((sum, { type, name }) => {
    if (type === 'attribute') return sum + (name === 'id' ? 1_000_000 : 1_000);
    if (type === 'pseudo') return sum + 1_000;
    return type === 'tag' || type === 'pseudo-element' ? sum + 1 : sum;
  }, 0);
}

/** parse5's tree, for css-select. */
const adapter = {
  isTag: isElement,
  getAttributeValue: attributeOf,
  hasAttrib: (element: Element, name: string): boolean => attributeOf(element, name) !== undefined,
  getName: (element: Element): string => element.tagName,
  getChildren: (node: Node): Node[] => [...childrenOf(node)],
  getParent: (element: Element): Node | null => parentElement(element) ?? null,
  getSiblings: (node: Node): Node[] =>
    'parentNode' in node && node.parentNode !== null ? [...node.parentNode.childNodes] : [node],
  getText: textIn,
  existsOne: (test: (element: Element) => boolean, nodes: Node[]): boolean =>
    inside(nodes).some((element) => test(element)),
  findAll: (test: (element: Element) => boolean, nodes: Node[]): Element[] => inside(nodes).filter(test),
  findOne: (test: (element: Element) => boolean, nodes: Node[]): Element | null =>
    inside(nodes).find(test) ?? null,
  removeSubsets: (nodes: Node[]): Node[] => nodes,
};

function inside(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) => (isElement(node) ? [node, ...elementsIn(node)] : []));
}

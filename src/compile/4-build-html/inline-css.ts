import { FacteurError } from '../../errors.ts';

/** juice takes time for rules x elements; beyond this it takes seconds. */
const mostMatches = 400_000;

/** Inlines CSS with juice. Media queries, states such as :hover and the selectors of dark-mode clients stay in the head. */
export async function inlineCss(html: string): Promise<string> {
  const rules = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style/gi)].reduce(
    (sum, match) => sum + match[1]!.split('{').length - 1,
    0,
  );
  const elements = html.split(/<[a-z]/i).length;
  if (rules * elements > mostMatches) {
    throw new FacteurError(
      'template-too-large',
      `${rules} CSS rules for ${elements} elements would take too long to inline. Remove rules that no element uses.`,
    );
  }
  const { default: juice } = await import('juice');
  return juice(html, {
    applyWidthAttributes: false,
    applyHeightAttributes: false,
    applyAttributesTableElements: false,
    preserveImportant: true,
    preserveMediaQueries: true,
    preserveFontFaces: true,
    preserveKeyFrames: true,
    preservePseudos: true,
    preservedSelectors: ['[data-ogsc]', '[data-ogsb]', 'u + .body', '#MessageViewBody', '.ExternalClass'],
  });
}

import { checkHtmlSize } from './check-size.ts';

/** Inlines CSS with juice. Media queries, states such as :hover and selectors for dark mode stay in the head. */
export async function inlineCss(html: string): Promise<string> {
  checkHtmlSize(html);
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

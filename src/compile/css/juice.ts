import { FacteurError } from '../../errors.ts';

/** Inlines CSS into HTML, and says what CSS it can read. */
export interface Juice {
  /** Media queries, states such as :hover and selectors for dark mode stay in the head. @throws FacteurError `invalid-css` */
  inline(html: string): string;
  /** The selectors of the rules that it inlines, as it splits them; `index` is in the rule. */
  readSelectors(css: string): readonly { readonly selector: string; readonly index: number }[];
  /** How many declarations of a style sheet it reads; undefined if it would fail. */
  countDeclarations(css: string): number | undefined;
}

/** What juice exports besides its function, which its types leave out. */
interface Internals {
  readonly utils: {
    parseCSS(css: string): readonly (readonly [selector: string, declarations: readonly Declaration[]])[];
  };
}

interface Declaration {
  readonly value?: unknown;
  readonly position: { readonly start: { readonly line: number; readonly col: number } };
}

/** Loads juice on first use. */
export async function loadJuice(): Promise<Juice> {
  const { default: juice } = await import('juice');
  const { utils } = juice as unknown as Internals;
  const readRules = (css: string): ReturnType<Internals['utils']['parseCSS']> => {
    try {
      return utils.parseCSS(css);
    } catch {
      // Inlining will fail too, and say why.
      return [];
    }
  };
  return {
    inline(html) {
      try {
        return juice(html, {
          applyWidthAttributes: false,
          applyHeightAttributes: false,
          applyAttributesTableElements: false,
          preserveImportant: true,
          preserveMediaQueries: true,
          preserveFontFaces: true,
          preserveKeyFrames: true,
          preservePseudos: true,
          preservedSelectors: [
            '[data-ogsc]',
            '[data-ogsb]',
            'u + .body',
            '#MessageViewBody',
            '.ExternalClass',
          ],
        });
      } catch (cause) {
        const message = `The CSS of this template cannot be inlined: ${(cause as Error).message}. Check its <style> elements and style="…" attributes with a CSS validator.`;
        throw new FacteurError('invalid-css', message, { cause });
      }
    },
    readSelectors(css) {
      const starts = [0, ...Array.from(css.matchAll(/\n/g), ({ index }) => index + 1)];
      return readRules(css).map(([selector, [first]]) => {
        const { line, col } = first!.position.start;
        const inBlock = (starts[line - 1] ?? 0) + col - 1;
        const index = css.lastIndexOf(selector, inBlock);
        return { selector, index: index === -1 ? Math.min(inBlock, css.length) : index };
      });
    },
    countDeclarations(css) {
      try {
        const all = utils.parseCSS(css).flatMap(([, declarations]) => declarations);
        return all.every(({ value }) => typeof value === 'string') ? all.length : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

import { attributeOf } from '../../../mail-html/document-tree.ts';
import { describeElement } from '../../describe-element.ts';
import type { Found, MailRule } from '../../mail-rule.ts';
import { boxHeightOf } from '../../styles/box-height.ts';
import { findLinksAlone } from '../../styles/links-alone.ts';
import { phone } from '../../styles/media.ts';

/** The size that a finger needs, in CSS pixels. @see https://www.w3.org/TR/WCAG22/#target-size-enhanced */
const enough = 44;
/** @see https://www.w3.org/TR/WCAG22/#target-size-minimum */
const least = 24;

/**
 * The height of buttons, and of links alone on their line, on a phone. As in WCAG, a link in running text is exempt, and
 * so is a link if a larger one leads to the same address.
 */
export const targetSizeRule: MailRule = {
  name: 'accessibility/target-size',
  severity: 'warning',
  async check({ document, styles }) {
    const all = await styles.in(phone);
    const links = findLinksAlone(document, all).map((element) => ({
      element,
      href: attributeOf(element, 'href'),
      height: boxHeightOf(element, all),
    }));
    const isExcused = (href: string | undefined): boolean =>
      links.some((other) => other.href === href && other.height >= enough);
    return links
      .filter(({ href, height }) => height < enough && !isExcused(href))
      .map(({ element, height }): Found => {
        const name = describeElement(element);
        return {
          element,
          severity: height < least ? 'error' : 'warning',
          message: `The link ${name} is alone on its line and ${Math.floor(height)} px high. A finger needs ${enough} px.`,
          fix: `Set display:inline-block and add ${Math.ceil((enough - height) / 2)} px of padding above and below.`,
        };
      });
  },
};

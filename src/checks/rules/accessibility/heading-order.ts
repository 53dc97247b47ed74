import { elementsIn } from '../../../mail-html/document-tree.ts';
import { describeElement } from '../../describe-element.ts';
import type { Found, MailRule } from '../../mail-rule.ts';
import { isInSight } from '../../visible-text.ts';

/**
 * People who use a screen reader navigate a mail by its headings.
 * @see https://www.w3.org/WAI/tutorials/page-structure/headings/
 */
export const headingOrderRule: MailRule = {
  name: 'accessibility/heading-order',
  severity: 'warning',
  check({ document }) {
    const headings = elementsIn(document).filter(
      (element) => /^h[1-6]$/.test(element.tagName) && isInSight(element),
    );
    return headings.flatMap((element, index): Found[] => {
      const level = levelOf(element.tagName);
      if (index === 0) return level === 1 ? [] : [{ element, ...firstIsNotOne(element.tagName) }];
      const before = levelOf(headings[index - 1]!.tagName);
      if (level <= before + 1) return [];
      return [
        {
          element,
          message: `${describeElement(element)} follows an <h${before}>, which skips a level.`,
          fix: `Make it an <h${before + 1}> and set its size in CSS.`,
        },
      ];
    });
  },
};

function firstIsNotOne(name: string): Pick<Found, 'message' | 'fix'> {
  return {
    message: `The first heading of the mail is an <${name}>.`,
    fix: 'Use <h1> for the main heading and set its size in CSS.',
  };
}

function levelOf(name: string): number {
  return Number(name.slice(1));
}

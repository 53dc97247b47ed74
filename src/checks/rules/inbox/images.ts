import { attributeOf, type Element, elementsIn, parentElement } from '../../../mail-html/document-tree.ts';
import { describeElement } from '../../describe-element.ts';
import type { Found, MailRule } from '../../mail-rule.ts';
import { isInSight, visibleTextOf } from '../../visible-text.ts';

/** Screen readers read `alt`, and clients with images off show it. @see https://www.w3.org/WAI/tutorials/images/ */
export const imageAltRule: MailRule = {
  name: 'inbox/image-alt',
  severity: 'error',
  check: ({ document }) =>
    elementsIn(document)
      .filter(({ tagName }) => tagName === 'img')
      .filter(isInSight)
      .flatMap(checkAlt),
};

function checkAlt(image: Element): Found[] {
  const alt = attributeOf(image, 'alt');
  const name = describeElement(image);
  if (alt === undefined) {
    return [
      {
        element: image,
        message: `${name} has no alt attribute.`,
        fix: 'Describe the image in alt, or write alt="" if it is only decoration.',
      },
    ];
  }
  const link = linkAround(image);
  if (link === undefined || visibleTextOf(link) !== '') return [];
  return [
    {
      element: image,
      message: `${name} is the only content of its link and has an empty alt, so the link has no name.`,
      fix: 'Say in alt where the link leads.',
    },
  ];
}

function linkAround(image: Element): Element | undefined {
  const parent = parentElement(image);
  return parent === undefined || parent.tagName === 'a' ? parent : linkAround(parent);
}

/** Outlook for Windows reads only the attribute, and shows an image without it at the size of its file. */
export const imageWidthRule: MailRule = {
  name: 'inbox/image-width',
  severity: 'warning',
  check: ({ document }) =>
    elementsIn(document)
      .filter((element) => element.tagName === 'img' && isInSight(element))
      .filter((image) => !/^\d+%?$/.test(attributeOf(image, 'width') ?? ''))
      .map((image) => ({
        element: image,
        message: `${describeElement(image)} has no width attribute in pixels, the only width that Outlook for Windows reads.`,
        fix: 'Add a width="…" attribute in pixels, without a unit, next to the style.',
      })),
};

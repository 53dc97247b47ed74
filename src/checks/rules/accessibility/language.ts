import { directionOf } from '../../../fields/formats/direction.ts';
import { attributeOf, type Document, type Element, elementsIn } from '../../../mail-html/document-tree.ts';
import { describeElement } from '../../describe-element.ts';
import type { Found, MailRule, MailUnderCheck } from '../../mail-rule.ts';

/** Screen readers choose their pronunciation by `lang`. @see https://www.w3.org/TR/WCAG22/#language-of-page */
export const languageRule: MailRule = {
  name: 'accessibility/language',
  severity: 'error',
  check: (mail) => [...checkHtml(mail), ...checkWrapper(mail)],
};

function checkHtml({ document, locale }: MailUnderCheck): Found[] {
  const html = rootOf(document);
  const lang = html && attributeOf(html, 'lang');
  const fix = `Write <html lang="${locale}">, or in MJML <mjml lang="${locale}">.`;
  const at = html === undefined ? {} : { element: html };
  if (lang === undefined || lang === '' || lang === 'und')
    return [{ ...at, message: 'The mail does not declare its language.', fix }];
  if (languageOf(lang) === languageOf(locale)) return [];
  return [{ ...at, message: `The mail is in ${locale} but declares lang="${lang}".`, fix }];
}

/** Webmail clients put a mail into their own page and drop its `<html>`, so an element in the body must declare the language too. */
function checkWrapper({ document, locale }: MailUnderCheck): Found[] {
  const body = elementsIn(document).find(({ tagName }) => tagName === 'body');
  const wrapper = body && elementsIn(body).find((element) => attributeOf(element, 'lang') !== undefined);
  const lang = wrapper && attributeOf(wrapper, 'lang');
  if (body === undefined || (lang !== undefined && languageOf(lang) === languageOf(locale))) return [];
  return [
    {
      element: wrapper ?? body,
      severity: 'warning',
      message:
        lang === undefined
          ? 'No element inside <body> declares the language, and webmail clients drop <html lang>.'
          : `${describeElement(wrapper!)} declares lang="${lang}", but the mail is in ${locale}.`,
      fix: `Wrap the mail in <div lang="${locale}">; in MJML, <mjml lang="${locale}"> does this.`,
    },
  ];
}

/** The text direction. @see https://www.w3.org/International/questions/qa-html-dir */
export const directionRule: MailRule = {
  name: 'accessibility/direction',
  severity: 'error',
  check({ document, locale }) {
    const expected = directionOf(locale);
    const html = rootOf(document);
    const dir = html && attributeOf(html, 'dir')?.toLowerCase();
    if (html === undefined || dir === expected) return [];
    const message =
      dir === undefined || dir === 'auto'
        ? `The mail does not declare that its text runs ${ways[expected]}${dir === 'auto' ? ': dir="auto" depends on the first letter, which may belong to a name' : ''}.`
        : `Text in ${locale} runs ${ways[expected]}, but the mail declares dir="${dir}".`;
    const fix = `Write <html dir="${expected}">, or in MJML <mjml dir="${expected}">.`;
    // Without `dir`, clients assume left to right.
    const isAssumed = expected === 'ltr' && dir === undefined;
    return [{ element: html, message, fix, ...(isAssumed && { severity: 'warning' }) }];
  },
};

const ways = { ltr: 'from left to right', rtl: 'from right to left' };

function rootOf(document: Document): Element | undefined {
  return elementsIn(document).find(({ tagName }) => tagName === 'html');
}

/** `nl` for `nl-BE`. */
function languageOf(tag: string): string {
  return tag.split('-', 1)[0]!.toLowerCase();
}

import { beforeAll, describe, expect, test } from 'vitest';
import { payableUrls, type RenderedSample, renderEverything } from './every-mail.ts';
import {
  attributeOf,
  type Element,
  elementsOf,
  isHidden,
  mendedTags,
  parseErrors,
  plainWords,
  textOf,
  unbalancedTags,
  viewOf,
  views,
} from './three-views.ts';

let mails: RenderedSample[];
beforeAll(async () => {
  mails = await renderEverything();
});

describe.each(views)('the %s view of every shipped mail', (view) => {
  const inEveryMail = (check: (document: string, mail: RenderedSample) => void): void => {
    expect(mails.length).toBeGreaterThan(100);
    for (const mail of mails) {
      try {
        check(viewOf(mail.mail.html, view), mail);
      } catch (error) {
        (error as Error).message = `${mail.title}: ${(error as Error).message}`;
        throw error;
      }
    }
  };

  test('has balanced tags, and no errors that a browser would have to fix', () => {
    inEveryMail((document) => {
      expect(unbalancedTags(document)).toEqual([]);
      expect(parseErrors(document)).toEqual([]);
      expect(mendedTags(document)).toEqual([]);
    });
  });

  test('has the label once, and each payable URL in one button link and one visible link', () => {
    inEveryMail((document, { data, template }) => {
      const elements = elementsOf(document);
      const links = elements.filter(({ tagName }) => tagName === 'a');
      const urls = payableUrls(data);
      const isGrouped = template === 'reminder-grouped';
      for (const url of urls) {
        const texts = links
          .filter((link) => attributeOf(link, 'href') === url)
          .map((link) => plainWords(textOf(link)));
        expect(texts.filter((text) => text === url)).toHaveLength(1);
        expect(texts).toHaveLength(isGrouped ? 1 : 2);
        const [label = ''] = texts.filter((text) => text !== url);
        if (!isGrouped) expect(plainWords(textOfDocument(elements)).split(label)).toHaveLength(2);
      }
      if (urls.length === 0) expect(document).not.toContain('payment-button"');
    });
  });

  test('has no empty link, and no link whose text is a different URL', () => {
    inEveryMail((document) => {
      for (const link of elementsOf(document).filter(({ tagName }) => tagName === 'a')) {
        const href = attributeOf(link, 'href') ?? '';
        expect(href).toMatch(/^(?:https:\/\/|mailto:|tel:)\S+$/);
        const text = plainWords(textOf(link));
        expect(text).not.toBe('');
        if (/^https?:/.test(text)) expect(text).toBe(href);
      }
    });
  });
});

test('the views detect broken HTML', () => {
  const { html } = mails.find(
    ({ outlook, data }) => outlook === 'padded' && payableUrls(data).length > 0,
  )!.mail;
  const broken = html.replace('</span><i hidden', '<i hidden');
  expect(broken).not.toBe(html);
  expect(unbalancedTags(viewOf(broken, 'html'))).toEqual([]);
  for (const view of ['mso', 'tOnline'] as const)
    expect(unbalancedTags(viewOf(broken, view))).not.toEqual([]);
  expect(mendedTags(viewOf(html.replace('<h2', '<p><h2'), 'html'))).not.toEqual([]);
  expect(mendedTags(viewOf(html.replace('<tr>', '<tr><p>x</p>'), 'mso'))).not.toEqual([]);
  expect(parseErrors(html.replace('<body', '<body lang="en" lang="nl"'))).not.toEqual([]);
});

describe('the VML button', () => {
  test('is one roundrect with a fixed size around the link, for Word only', () => {
    const withButton = mails.filter(
      ({ outlook, template, data }) =>
        outlook === 'vml' && template !== 'reminder-grouped' && payableUrls(data).length > 0,
    );
    expect(withButton.length).toBeGreaterThan(10);
    for (const { mail, data } of withButton) {
      const [shape = '', ...others] = viewOf(mail.html, 'mso').match(/<v:roundrect[^>]*>/g) ?? [];
      expect(others).toEqual([]);
      const [, width = ''] = /width:(\d+)px;/.exec(shape) ?? [];
      expect(Number(width)).toBeGreaterThanOrEqual(200);
      expect(Number(width)).toBeLessThanOrEqual(320);
      expect(shape).toBe(
        `<v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="urn:schemas-microsoft-com:office:word" href="${payableUrls(data)[0]}" style="height:48px;v-text-anchor:middle;width:${width}px;" arcsize="13%" stroked="f" stroke="f" fillcolor="${/fillcolor="(#[0-9a-f]{6})"/.exec(shape)?.[1]}">`,
      );
      expect(viewOf(mail.html, 'html')).not.toContain('v:roundrect');
      const link = elementsOf(viewOf(mail.html, 'html')).find((element) => isButton(element))!;
      expect(attributeOf(link, 'style')).toContain(`width:${width}px;`);
      expect(mail.html).toContain('<o:PixelsPerInch>96</o:PixelsPerInch>');
    }
  });
});

describe('the padded button', () => {
  test('has spacers with units for Word only, and no white space in the link', () => {
    for (const { mail, outlook, template, data } of mails) {
      if (outlook !== 'padded' || template === 'reminder-grouped' || payableUrls(data).length === 0) continue;
      const [link = ''] = /<a [^>]*class="payment-button"[^>]*>.*?<\/a>/s.exec(mail.html) ?? [];
      const word = viewOf(link, 'mso');
      expect(word).toContain(
        '<i hidden style="mso-font-width:175%;mso-text-raise:21pt">&#8203;&emsp;</i><span style="mso-text-raise:10.5pt">',
      );
      expect(viewOf(link, 'html')).not.toMatch(/mso-font-width|<i/);
      expect(viewOf(link, 'html')).toMatch(/>[^\s<](?:[^\n<]*[^\s<])?<\/a>$/);
      expect(mail.html).toMatch(/<td[^>]*mso-line-height-rule:at-least;[^>]*><a [^>]*class="payment-button"/);
    }
  });
});

function isButton(element: Element): boolean {
  return element.tagName === 'a' && attributeOf(element, 'class') === 'payment-button';
}

function textOfDocument(elements: readonly Element[]): string {
  const body = elements.find(({ tagName }) => tagName === 'body')!;
  return isHidden(body) ? '' : textOf(body);
}

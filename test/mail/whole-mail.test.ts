import { beforeAll, describe, expect, test } from 'vitest';
import { type RenderedSample, renderEverything } from './every-mail.ts';
import {
  attributeOf,
  type Element,
  elementsOf,
  isHidden,
  plainWords,
  textOf,
  viewOf,
  views,
} from './three-views.ts';

let mails: RenderedSample[];
beforeAll(async () => {
  mails = await renderEverything();
});

function inEveryMail(check: (mail: RenderedSample, elements: readonly Element[]) => void): void {
  expect(mails.length).toBeGreaterThan(100);
  for (const mail of mails) {
    try {
      check(mail, elementsOf(mail.mail.html));
    } catch (error) {
      (error as Error).message = `${mail.title}: ${(error as Error).message}`;
      throw error;
    }
  }
}

const find = (elements: readonly Element[], name: string): Element[] =>
  elements.filter(({ tagName }) => tagName === name);

// biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for them
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/;

describe('the head of every shipped mail', () => {
  test('has the subject as its title, and the meta tags that clients need', () => {
    inEveryMail(({ mail }, elements) => {
      expect(mail.html.toLowerCase()).toMatch(/^<!doctype html>\s*<html /);
      expect(
        find(elements, 'title').map((title) =>
          title.childNodes.map((node) => ('value' in node ? node.value : '')).join(''),
        ),
      ).toEqual([mail.subject]);
      const metas = Object.fromEntries(
        find(elements, 'meta').map((meta) => [
          attributeOf(meta, 'name') ?? attributeOf(meta, 'http-equiv'),
          attributeOf(meta, 'content'),
        ]),
      );
      expect(metas).toMatchObject({
        'Content-Type': 'text/html; charset=UTF-8',
        viewport: 'width=device-width, initial-scale=1',
        'color-scheme': 'light dark',
        'supported-color-schemes': 'light dark',
        'format-detection': 'telephone=no, date=no, address=no, email=no, url=no',
      });
      expect(metas).toHaveProperty('x-apple-disable-message-reformatting');
    });
  });

  test('has less than 8 KB of CSS without nesting, and loads nothing', () => {
    inEveryMail(({ mail }, elements) => {
      const styles = find(elements, 'style').map((style) =>
        style.childNodes.map((node) => ('value' in node ? node.value : '')).join(''),
      );
      expect(Buffer.byteLength(styles.join(''))).toBeLessThan(8192);
      for (const style of styles) {
        let depth = 0;
        for (const [sign] of style.matchAll(/@[a-z-]+|[{}]/g)) {
          if (sign === '{') depth++;
          else if (sign === '}') depth--;
          else expect(depth).toBe(0);
        }
        expect(depth).toBe(0);
        expect(style).not.toMatch(/@import|url\(/);
      }
      expect(mail.html).not.toMatch(/<link\b|<script\b|fonts\.googleapis/);
    });
  });

  test('keeps dark-mode, media and hover rules, and inlines the rest', () => {
    inEveryMail(({ mail }, elements) => {
      expect(mail.html).toMatch(/@media \(prefers-color-scheme: dark\)/);
      expect(mail.html).toMatch(/@media \(min-width: ?600px\)/);
      expect(mail.html).toContain(':hover');
      for (const element of elements.filter((one) =>
        attributeOf(one, 'class')?.split(' ').includes('amount'),
      ))
        expect(attributeOf(element, 'style')).toMatch(/font-size: ?32px/);
    });
  });
});

describe('the body of every shipped mail', () => {
  test('has its language and direction twice', () => {
    inEveryMail(({ locale }, elements) => {
      const [html] = find(elements, 'html');
      const wrapper = elements.find((element) => attributeOf(element, 'role') === 'article')!;
      for (const element of [html!, wrapper]) {
        expect(attributeOf(element, 'lang')).toMatch(new RegExp(`^${locale}(-|$)`));
        expect(attributeOf(element, 'dir')).toBe('ltr');
      }
    });
  });

  test('starts with the hidden preheader, followed by filler', () => {
    inEveryMail(({ mail }, elements) => {
      const [body] = find(elements, 'body');
      const first = body!.childNodes.find((node) => 'tagName' in node) as Element;
      expect(attributeOf(first, 'style')).toMatch(/display:none;.*mso-hide:all;/);
      const text = first.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
      expect(text.startsWith(mail.preheader)).toBe(true);
      expect(text.slice(mail.preheader.length)).toBe('\u2007\ufeff\u034f '.repeat(100));
      const filler = '&#8199;&#65279;&#847; '.repeat(100);
      for (const view of views) expect(viewOf(mail.html, view).split(filler)).toHaveLength(2);
    });
  });

  test('has layout tables with role="presentation", and data tables with scoped headers', () => {
    inEveryMail((_mail, elements) => {
      for (const table of find(elements, 'table')) {
        if (attributeOf(table, 'role') === 'presentation') {
          expect(cellsOf(table).filter(({ tagName }) => tagName === 'th')).toEqual([]);
          continue;
        }
        const headers = cellsOf(table).filter(({ tagName }) => tagName === 'th');
        expect(headers.length).toBeGreaterThan(0);
        for (const header of headers) expect(attributeOf(header, 'scope')).toMatch(/^(?:row|col)$/);
      }
    });
  });

  test('has no Outlook table without a role', () => {
    inEveryMail(({ mail }) => {
      for (const [comment] of mail.html.matchAll(/<!--\[if mso[^>]*>.*?<!\[endif\]-->/gs))
        for (const [table] of comment.matchAll(/<table[^>]*>/g))
          expect(table).toContain('role="presentation"');
    });
  });

  test('has images with alternative text and a size, and only https URLs', () => {
    inEveryMail(({ mail }, elements) => {
      for (const image of find(elements, 'img')) {
        expect(attributeOf(image, 'alt')).toBeTypeOf('string');
        expect(attributeOf(image, 'src')).toMatch(/^(?:https:|cid:)./);
        expect(attributeOf(image, 'width') ?? attributeOf(image, 'height')).toMatch(/^\d+$/);
      }
      const namespaces = mail.html.replace(/xmlns(?::\w+)?="[^"]*"|<!DOCTYPE[^>]*>/gi, '');
      expect(namespaces).not.toContain('http:');
    });
  });

  test('is smaller than 80 KiB, and has no character at which Gmail cuts it off', () => {
    let largest = 0;
    inEveryMail(({ mail }) => {
      largest = Math.max(largest, Buffer.byteLength(mail.html));
      expect(mail.html + mail.text + mail.subject).not.toMatch(control);
    });
    expect(largest).toBeLessThan(80 * 1024);
  });

  test('has no paragraph, heading, cell or link without text', () => {
    inEveryMail((_mail, elements) => {
      for (const element of elements) {
        if (!/^(?:p|h[1-6]|a|th|td|li)$/.test(element.tagName) || isHidden(element)) continue;
        if (element.tagName === 'td' && isLayout(element)) continue;
        if (element.childNodes.some((node) => 'tagName' in node && node.tagName === 'img')) continue;
        expect(plainWords(textOf(element)), `<${element.tagName}>`).not.toBe('');
      }
    });
  });

  test('shows amount, due date, number, beneficiary and account as text', () => {
    inEveryMail(({ mail, data, template }) => {
      const { invoice, company } = data as { invoice?: { number: string }; company: { iban?: string } };
      if (invoice !== undefined)
        for (const part of [mail.html, mail.text])
          expect(part).toContain(invoice.number.replaceAll('&', '&amp;'));
      if (
        company.iban !== undefined &&
        template !== 'payment-received' &&
        /payment-button"|class="link"/.test(mail.html)
      )
        for (const part of [mail.html, mail.text])
          expect(part.replaceAll(/[\s\u00a0]/g, '')).toContain(company.iban.replaceAll(' ', ''));
    });
  });
});

/** The cells of a table, without those of nested tables. */
function cellsOf(table: Element): Element[] {
  const cells: Element[] = [];
  const walk = (element: Element): void => {
    for (const node of element.childNodes) {
      if (!('tagName' in node) || node.tagName === 'table') continue;
      if (node.tagName === 'td' || node.tagName === 'th') cells.push(node);
      walk(node);
    }
  };
  walk(table);
  return cells;
}

function isLayout(cell: Element): boolean {
  for (let node = cell.parentNode; node !== null && 'tagName' in node; node = node.parentNode)
    if (node.tagName === 'table') return attributeOf(node, 'role') === 'presentation';
  return false;
}

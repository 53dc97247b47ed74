import { decodeText } from '../../../mail-html/decode-entities.ts';
import {
  attributeOf,
  type Document,
  type Element,
  elementsIn,
  isText,
} from '../../../mail-html/document-tree.ts';
import type { Found, MailRule } from '../../mail-rule.ts';

const control = /[\u0080-\u009f]/;

/**
 * Control characters come from Windows-1252 text that was read as Latin-1. Gmail clips any mail that contains one.
 * @see https://github.com/hteumeuleu/email-bugs/issues/41
 */
export const controlCharactersRule: MailRule = {
  name: 'inbox/control-characters',
  severity: 'error',
  check({ mail, document }) {
    const parts = [
      ['the subject', mail.subject],
      ['the preheader', mail.preheader],
      ['the text part', mail.text],
      ['the HTML', mail.html],
    ] as const;
    return parts.flatMap(([part, text]): Found[] => {
      const character = control.exec(text)?.[0];
      if (character === undefined) return [];
      const element = part === 'the HTML' ? findElement(document) : undefined;
      return [
        {
          ...(element === undefined ? { words: character } : { element }),
          message: `Control character ${nameOf(character)} in ${part}. Gmail clips a mail that contains one.`,
          fix: meantBy(character),
        },
      ];
    });
  },
};

function findElement(document: Document): Element | undefined {
  return elementsIn(document).find(
    (element) =>
      element.childNodes.some((child) => isText(child) && control.test(child.value)) ||
      element.attrs.some(({ name }) => control.test(attributeOf(element, name) ?? '')),
  );
}

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Suggests the Windows-1252 character, which is also how HTML reads `&#128;`. */
function meantBy(character: string): string {
  const meant = decodeText(`&#${character.charCodeAt(0)};`);
  return control.test(meant)
    ? 'Remove it.'
    : `Replace it with "${meant}", or remove it: Windows-1252 text was read in another encoding.`;
}

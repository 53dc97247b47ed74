import { FacteurError } from '../../errors.ts';
import {
  allowedAttributes,
  allowedSchemes,
  allowedStyles,
  allowedTags,
  allowedUrl,
  removedWithContent,
} from './allowed-html.ts';
import { withoutControls } from './removed-html.ts';

export const deepestTag = 64;

/** Removes what is not on the allow-list with sanitize-html. @throws FacteurError `syntax` if it cannot read the HTML */
export async function cleanHtml(html: string): Promise<string> {
  const { default: sanitizeHtml } = await import('sanitize-html');
  try {
    return sanitizeHtml(html, {
      allowedTags: [...allowedTags],
      allowedAttributes: Object.fromEntries(
        Object.entries(allowedAttributes).map(([tag, names]) => [tag, [...names]]),
      ),
      allowedStyles: {
        '*': Object.fromEntries(
          Object.entries(allowedStyles).map(([name, patterns]) => [name, [...patterns]]),
        ),
      },
      allowedSchemes: [...allowedSchemes],
      allowedSchemesAppliedToAttributes: ['href', 'src'],
      allowProtocolRelative: false,
      transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: cleanAttributes(attribs) }) },
      nonTextTags: [...removedWithContent],
      nestingLimit: deepestTag,
      parser: { decodeEntities: true },
    });
  } catch (cause) {
    const message = `The HTML of this text cannot be read: ${(cause as Error).message}. Check it with an HTML validator.`;
    throw new FacteurError('syntax', message, { cause });
  }
}

function cleanAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if ((name === 'href' || name === 'src') && !allowedUrl.test(withoutControls(value))) continue;
    kept[name] = name === 'style' ? withLowerCaseProperties(value) : value;
  }
  return kept;
}

/** CSS properties are case-insensitive; sanitize-html knows only lower case. */
function withLowerCaseProperties(style: string): string {
  return style
    .split(';')
    .map((declaration) => {
      const colon = declaration.indexOf(':');
      return declaration.slice(0, Math.max(0, colon)).toLowerCase() + declaration.slice(Math.max(0, colon));
    })
    .join(';');
}

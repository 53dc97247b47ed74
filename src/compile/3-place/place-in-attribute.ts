import { tokenMarks } from '../../mail-html/marks.ts';
import type { Attribute } from '../../mail-html/scan-markup.ts';
import type { TextEdit } from '../1-read/source.ts';
import { kindPlaces } from '../kind-places.ts';
import { hasToken, type Token, tokenIdsIn, tokenPattern } from '../tokens.ts';
import type { StandInColours } from './stand-in-colours.ts';

/** The type of an attribute as MJML validates it: `color`, `string`, `unit(px)`, `enum(left,right)`, or undefined. */
export type AttributeType = (element: string, attribute: string) => string | undefined;

export interface AttributePlacing {
  readonly tokens: readonly Token[];
  readonly attributeType: AttributeType;
  readonly standIns: StandInColours;
  /** Reports a problem at the place where the token was written. */
  readonly report: (
    id: number,
    code: 'misplaced-field' | 'field-in-selector' | 'block-in-tag',
    message: string,
  ) => void;
}

/** Attributes that CSS selects by: their values decide which rules are inlined when the template is compiled. */
const selecting = new Set(['class', 'id', 'css-class', 'mj-class', 'name']);
const urlAttributes = new Set([
  'href',
  'src',
  'background',
  'background-url',
  'action',
  'poster',
  'cite',
  'thumbnails-src',
]);

/** Checks the tokens in one attribute, and returns the edit that MJML and juice need, if any. */
export function placeInAttribute(
  element: string,
  attribute: Attribute,
  placing: AttributePlacing,
): TextEdit | undefined {
  const ids = tokenIdsIn(attribute.value);
  const [first] = ids as [number];
  const { report } = placing;
  if (selecting.has(attribute.name)) {
    report(
      first,
      'field-in-selector',
      `${attribute.name} cannot differ from mail to mail: CSS rules are matched to it when the template is compiled. Use {{#if}} around two elements instead.`,
    );
    return undefined;
  }
  if (attribute.name.startsWith('on')) {
    report(
      first,
      'misplaced-field',
      `A field is not allowed in ${attribute.name}, because that is a script. Remove the attribute.`,
    );
    return undefined;
  }
  for (const id of ids) checkKind(id, element, attribute, placing);
  if (attribute.name === 'style') return placeInStyle(attribute, placing);
  const type = placing.attributeType(element, attribute.name);
  if (type === 'color' || (type === undefined && attribute.name === 'bgcolor')) {
    return {
      start: attribute.valueStart,
      end: attribute.valueStart + attribute.value.length,
      insert: placing.standIns.of(attribute.value),
    };
  }
  if (type !== undefined && type !== 'string') {
    report(
      first,
      'misplaced-field',
      `${attribute.name} of <${element}> cannot differ from mail to mail: MJML computes the layout from it (${type}). Write a fixed value.`,
    );
    return undefined;
  }
  if (urlAttributes.has(attribute.name)) placeInUrl(attribute, placing);
  return undefined;
}

function checkKind(id: number, element: string, attribute: Attribute, placing: AttributePlacing): void {
  const token = placing.tokens[id]!;
  if (token.type !== 'value') return;
  token.landing = 'attribute';
  const places = kindPlaces[token.kind];
  if (places.attribute === 'refused') {
    placing.report(
      id,
      'misplaced-field',
      `A ${places.noun} is not allowed in an attribute. Put "${token.name}" ${places.elsewhere}, or {invoice.paymenturl} into ${attribute.name}.`,
    );
  }
  const type = placing.attributeType(element, attribute.name);
  const takesColour =
    attribute.name === 'style' ||
    type === 'color' ||
    // Also those of shapes in classic Outlook: `fillcolor`, `strokecolor`.
    attribute.name.endsWith('color');
  if (places.attribute === 'colour' && !takesColour) {
    placing.report(
      id,
      'misplaced-field',
      `A ${places.noun} is not allowed in ${attribute.name} of <${element}>. Use it ${places.elsewhere}.`,
    );
  }
  if (places.attribute !== 'colour' && type === 'color') {
    placing.report(
      id,
      'misplaced-field',
      `${attribute.name} needs a colour; "${token.name}" is of kind ${token.kind}.`,
    );
  }
}

/** A field in a `style` must be the whole value of a declaration. A colour that CSS accepts replaces it until the end. */
function placeInStyle(attribute: Attribute, placing: AttributePlacing): TextEdit {
  const declarations = attribute.value.split(';').map((declaration) => {
    if (!hasToken(declaration)) return declaration;
    const [id] = tokenIdsIn(declaration) as [number];
    const match = /^(\s*[a-z-]+\s*:\s*)([\s\S]*?)(\s*(?:!\s*important\s*)?)$/i.exec(declaration);
    if (match === null || hasToken(match[1]!)) {
      placing.report(
        id,
        'block-in-tag',
        'In a style, fields and blocks are allowed only as the value of a declaration, such as color: {company.buttoncolor}.',
      );
      return declaration;
    }
    if (/^\s*(?:min-|max-)?(?:width|height)/i.test(match[1]!)) {
      placing.report(
        id,
        'misplaced-field',
        'A width or height cannot differ from mail to mail: the layout is computed when the template is compiled. Write a fixed value.',
      );
    }
    for (const one of tokenIdsIn(declaration)) {
      const token = placing.tokens[one]!;
      if (token.type === 'value' && kindPlaces[token.kind].attribute === 'value') {
        placing.report(
          one,
          'misplaced-field',
          `In a style, only colour fields are allowed; "${token.name}" is of kind ${token.kind}.`,
        );
      }
    }
    return match[1]! + placing.standIns.of(match[2]!) + match[3]!;
  });
  return {
    start: attribute.valueStart,
    end: attribute.valueStart + attribute.value.length,
    insert: declarations.join(';'),
  };
}

/** A URL field must be the whole URL; any other value is encoded as one part of a URL that starts with a fixed scheme. */
function placeInUrl(attribute: Attribute, placing: AttributePlacing): void {
  let before = '';
  let position = 0;
  for (const match of attribute.value.matchAll(tokenPattern)) {
    before += attribute.value.slice(position, match.index);
    position = match.index + match[0].length;
    const id = Number(match[1]);
    const token = placing.tokens[id]!;
    if (token.type !== 'value') {
      before = '';
      continue;
    }
    const after = attribute.value.slice(position);
    const isWhole =
      before.trim() === '' && (after.trim() === '' || after.trimStart().startsWith(tokenMarks.start));
    const places = kindPlaces[token.kind];
    if (places.url === 'whole') {
      if (!isWhole)
        placing.report(
          id,
          'misplaced-field',
          `"${token.name}" must be the whole value of ${attribute.name}: text before or after it would change the link.`,
        );
      else if (/^\s|\s$/.test(attribute.value))
        placing.report(
          id,
          'misplaced-field',
          `Remove the space around "${token.name}" in ${attribute.name}.`,
        );
    } else if (/^\s*(?:https:\/\/[^/]+\/|mailto:|tel:)/i.test(before)) {
      token.landing = 'url';
      if (/^\s*(?:mailto:|tel:)$/i.test(before)) token.isAddress = true;
    } else if (places.attribute !== 'refused') {
      placing.report(
        id,
        'misplaced-field',
        `"${token.name}" is of kind ${token.kind}, not a URL. In ${attribute.name}, put a fixed start before it, such as mailto: or https://example.com/.`,
      );
    }
  }
}

import { FacteurError } from '../errors.ts';

/** Opens the VML shape that classic Outlook draws around the link. The caller closes it after the link. */
export function openVml(shape: {
  readonly href: string;
  readonly colour: string;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}): string {
  const { href, colour, width, height, radius } = shape;
  // In Outlook, the arc is a percentage of the whole shorter side; ECMA-376 says half of it.
  const arc = Math.min(50, Math.round((100 * radius) / Math.min(width, height)));
  return (
    `<!--[if mso]><v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="urn:schemas-microsoft-com:office:word" href="${href}" ` +
    `style="height:${height}px;v-text-anchor:middle;width:${width}px;" arcsize="${arc}%" stroked="f" stroke="f" fillcolor="${colour}">` +
    `<w:anchorlock/><v:textbox inset="0,0,0,0"><center><![endif]-->`
  );
}

const narrowest = 200;
const widest = 320;

/**
 * The width in pixels of a VML button, which cannot grow with its label: the glyphs of bold 16 px text, the padding,
 * and 15% more for wide fonts.
 * @throws FacteurError `invalid-option` for a label that does not fit
 */
export function vmlWidth(label: string): number {
  const ems = [...label].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/.test(character) ? 1 : 0.56),
    0,
  );
  const width = Math.ceil(((ems * 16 + 56) * 1.15) / 10) * 10;
  if (width > widest) {
    throw new FacteurError(
      'invalid-option',
      `The label "${label}" needs ${width} px; the limit of a VML button is ${widest} px. Use outlook: 'padded'.`,
    );
  }
  return Math.max(narrowest, width);
}

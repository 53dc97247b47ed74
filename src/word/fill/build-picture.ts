import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../xml/namespaces.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { createWord } from '../xml/tree.ts';

/** A picture in a line of text. */
export interface InlinePicture {
  readonly relationshipId: string;
  /** Unique among the drawings of the document. */
  readonly number: number;
  readonly millimetres: number;
  /** Alternative text for screen readers. */
  readonly alternativeText: string;
  readonly fileName: string;
}

/** Builds the run of a square picture at its physical size. @see ECMA-376 part 1, 20.4.2.8 (inline) */
export function buildPicture(near: Element, picture: InlinePicture): Element {
  const drawing = parseXml(drawingXml(picture), 'picture').documentElement!;
  const run = createWord(near, 'r');
  const properties = createWord(near, 'rPr');
  properties.appendChild(createWord(near, 'noProof'));
  run.appendChild(properties);
  const place = createWord(near, 'drawing');
  place.appendChild(near.ownerDocument!.importNode(drawing, true));
  run.appendChild(place);
  return run;
}

/** English Metric Units per millimetre. */
const emuPerMillimetre = 36_000;

function drawingXml({
  relationshipId,
  number,
  millimetres,
  alternativeText,
  fileName,
}: InlinePicture): string {
  const side = Math.round(millimetres * emuPerMillimetre);
  const size = `cx="${side}" cy="${side}"`;
  const about = `name="PaymentQrCode ${number}" descr="${escapeAttribute(alternativeText)}"`;
  return [
    `<wp:inline xmlns:wp="${namespaces.wp}" distT="0" distB="0" distL="0" distR="0">`,
    `<wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${number}" ${about}/>`,
    `<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${namespaces.a}" noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
    `<a:graphic xmlns:a="${namespaces.a}"><a:graphicData uri="${namespaces.pic}"><pic:pic xmlns:pic="${namespaces.pic}">`,
    `<pic:nvPicPr><pic:cNvPr id="0" name="${fileName}"/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip xmlns:r="${namespaces.r}" r:embed="${relationshipId}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
    '</pic:pic></a:graphicData></a:graphic></wp:inline>',
  ].join('');
}

function escapeAttribute(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
  return text.replace(/[&<"]/g, (character) => entities[character] ?? '');
}

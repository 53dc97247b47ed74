import { FacteurError } from '../errors.ts';
import { describeValue, isObject } from '../fields/read/plain-object.ts';
import { checkOptionNames, invalidOption } from '../options.ts';
import { cleanFileName } from './clean-file-name.ts';
import { fileTypes } from './file-types.ts';
import type { MailAttachment } from './mail.ts';

/** An attached file: its bytes, or a string that is encoded as UTF-8. Paths and URLs are never opened. */
export interface AttachmentInput {
  readonly filename: string;
  readonly content: Uint8Array | string;
  /** @default the type of the file extension, such as `application/pdf` */
  readonly contentType?: string;
}

/** An attachment in the form of Nodemailer. */
export interface MessageAttachment {
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType: string;
  readonly contentDisposition: 'attachment' | 'inline';
  /** Without angle brackets. */
  readonly cid?: string;
}

/** Reads the option "attachments". @throws FacteurError `invalid-option` or `invalid-attachment` */
export function readAttachments(inputs: readonly AttachmentInput[] | undefined): MessageAttachment[] {
  if (inputs === undefined) return [];
  if (Array.isArray(inputs))
    return inputs.map((file, index) => readAttachment(file, `attachments[${index}]`));
  throw invalidOption('attachments', 'a list of files', inputs);
}

/** @throws FacteurError `invalid-attachment` for an empty file, or a content that does not fit the name (an error page called .pdf) */
function readAttachment(input: AttachmentInput, place: string): MessageAttachment {
  checkOptionNames(input, ['filename', 'content', 'contentType'], `"${place}"`);
  if (typeof input.filename !== 'string')
    refuse(place, `needs a string as "filename", not ${describeValue(input.filename)}`);
  const content = toBytes(input.content, place);
  const named = cleanFileName(input.filename);
  const contentType = checkType(input.contentType ?? typeOfName(named) ?? 'application/octet-stream', place);
  const filename = withExtension(named, contentType);
  const start = fileTypes[extensionOf(filename)]?.startsWith;
  if (start !== undefined && !start.pattern.test(content.toString('latin1', 0, 1024)))
    refuse(place, `is called .${extensionOf(filename)} but does not start with ${start.description}`);
  return { filename, content, contentType, contentDisposition: 'attachment' };
}

/** Reads an image that the HTML shows by its Content-ID. @throws FacteurError `invalid-attachment` */
export function readInlineImage(image: MailAttachment, place: string): MessageAttachment {
  if (!isObject(image) || typeof image.filename !== 'string') refuse(place, 'has no "filename"');
  const content = toBytes(image.content, place);
  const contentType = checkType(image.contentType, place);
  const filename = withExtension(cleanFileName(image.filename), contentType);
  if (image.cid === undefined) return { filename, content, contentType, contentDisposition: 'attachment' };
  if (!/^[A-Za-z0-9._-]{1,100}(?:@[A-Za-z0-9.-]{1,100})?$/.test(image.cid))
    refuse(place, 'has an invalid "cid": expected a Content-ID such as "logo@facteur"');
  return { filename, content, contentType, contentDisposition: 'inline', cid: image.cid };
}

function toBytes(content: unknown, place: string): Buffer {
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : content instanceof Uint8Array
        ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
        : refuse(place, `needs bytes or a string as "content", not ${describeValue(content)}`);
  return bytes.length > 0 ? bytes : refuse(place, 'is empty');
}

function checkType(contentType: unknown, place: string): string {
  if (typeof contentType === 'string' && /^[a-z]{1,20}\/[a-z0-9][a-z0-9.+-]{0,100}$/i.test(contentType))
    return contentType.toLowerCase();
  return refuse(place, 'has an invalid "contentType": expected a MIME type such as "application/pdf"');
}

function extensionOf(filename: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(filename)?.[1]?.toLowerCase() ?? '';
}

function typeOfName(filename: string): string | undefined {
  return fileTypes[extensionOf(filename)]?.contentType;
}

/** Adds the extension of the type: `invoice` becomes `invoice.pdf`. Windows cannot open a file without extension. */
function withExtension(filename: string, contentType: string): string {
  if (typeOfName(filename) === contentType) return filename;
  const extension = Object.keys(fileTypes).find((name) => fileTypes[name]!.contentType === contentType);
  const known = extension === undefined || (contentType === 'text/xml' && extensionOf(filename) === 'xml');
  return known ? filename : `${filename}.${extension}`;
}

function refuse(place: string, why: string): never {
  throw new FacteurError('invalid-attachment', `The attachment "${place}" ${why}.`);
}

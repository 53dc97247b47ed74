import { isObject, own } from '../../fields/read/plain-object.ts';
import type { MailId } from '../../snapshots/mail-id.ts';
import type { DraftRequest, FrameOptions, SaveSampleRequest, SendRequest } from '../preview-api.ts';
import { PreviewRefusal } from '../refusal.ts';

/** Maximum length of names and addresses. The text of a sample is limited by the size of the body. */
const longestName = 500;

export function readRequestText(from: unknown, name: string, longest: number = longestName): string {
  const value = own(from, name);
  if (typeof value === 'string' && value.length <= longest) return value;
  throw new PreviewRefusal(
    400,
    'invalid-request',
    `"${name}" is missing or not a string. The limit is ${longest} characters.`,
  );
}

export function readMailId(from: unknown): MailId {
  return {
    template: readRequestText(from, 'template'),
    locale: readRequestText(from, 'locale'),
    sample: readRequestText(from, 'sample'),
  };
}

export function readDraft(body: unknown): DraftRequest {
  return { ...readMailId(body), text: readRequestText(body, 'text', Number.POSITIVE_INFINITY) };
}

export function readSaveSample(body: unknown): SaveSampleRequest {
  return {
    template: readRequestText(body, 'template'),
    sample: readRequestText(body, 'sample'),
    text: readRequestText(body, 'text', Number.POSITIVE_INFINITY),
    replace: own(body, 'replace') === true,
  };
}

export function readSend(body: unknown): SendRequest {
  return { ...readMailId(body), to: readList(body, 'to'), confirmed: readList(body, 'confirmed') };
}

const frameValues = {
  view: ['browser', 'outlook', 't-online', 'gmail-no-style'],
  scheme: ['light', 'dark', 'gmail-dark', 'outlook-dark'],
  images: ['on', 'off'],
} as const;

export function readFrame(from: unknown): { readonly id: string } & Required<FrameOptions> {
  return {
    id: readRequestText(from, 'id'),
    view: readOneOf(from, 'view', frameValues.view),
    scheme: readOneOf(from, 'scheme', frameValues.scheme),
    images: readOneOf(from, 'images', frameValues.images),
  };
}

/** One of the values; the first by default. */
function readOneOf<Value extends string>(from: unknown, name: string, values: readonly Value[]): Value {
  const received = isObject(from) && own(from, name) !== undefined ? readRequestText(from, name) : values[0];
  const value = values.find((known) => known === received);
  if (value !== undefined) return value;
  throw new PreviewRefusal(400, 'invalid-request', `"${name}" must be one of ${values.join(', ')}.`);
}

function readList(from: unknown, name: string): readonly string[] {
  const list = own(from, name);
  if (Array.isArray(list) && list.every((item) => typeof item === 'string' && item.length <= longestName))
    return list as string[];
  throw new PreviewRefusal(400, 'invalid-request', `"${name}" must be a list of strings.`);
}

/** The MIME type of a file extension, and how its content starts, if known. */
export interface FileType {
  readonly contentType: string;
  readonly startsWith?: { readonly pattern: RegExp; readonly description: string };
}

/** File types by extension. A UBL invoice is `application/xml` (RFC 7303), because it declares its own encoding. */
export const fileTypes: Readonly<Record<string, FileType>> = {
  pdf: { contentType: 'application/pdf', startsWith: { pattern: /^%PDF-/, description: '%PDF-' } },
  xml: {
    contentType: 'application/xml',
    startsWith: {
      pattern: /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff.)?\s*<(?!!doctype html|html)/i,
      description: 'an XML element',
    },
  },
  png: { contentType: 'image/png', startsWith: { pattern: /^\u0089PNG/, description: 'the PNG signature' } },
  jpg: {
    contentType: 'image/jpeg',
    startsWith: { pattern: /^\u00ff\u00d8/, description: 'the JPEG signature' },
  },
  jpeg: {
    contentType: 'image/jpeg',
    startsWith: { pattern: /^\u00ff\u00d8/, description: 'the JPEG signature' },
  },
  gif: { contentType: 'image/gif', startsWith: { pattern: /^GIF8/, description: 'GIF8' } },
  csv: { contentType: 'text/csv' },
  txt: { contentType: 'text/plain' },
  ics: { contentType: 'text/calendar' },
  json: { contentType: 'application/json' },
  zip: { contentType: 'application/zip' },
  docx: { contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

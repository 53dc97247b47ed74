import type { Document } from '@xmldom/xmldom';
import { describeValue } from '../../fields/read/plain-object.ts';
import { parseXml, serializeXml } from '../xml/parse-xml.ts';
import { damaged, readZip, unpack, type ZipEntry } from './read-zip.ts';
import { notWord } from './recognise-file.ts';
import { writeZip, type ZipContent } from './write-zip.ts';

/** The files of a document. Part names have no leading slash and, as in OPC, ignore letter case. */
export interface WordPackage {
  has(part: string): boolean;
  /** The text of a part. @throws FacteurError `damaged-document` if it is missing or not UTF-8 */
  text(part: string): string;
  /** A small part as a tree, parsed once, for reading. */
  read(part: string): Document;
  /** The same tree, for changing. */
  edit(part: string): Document;
  put(part: string, content: string | Uint8Array): void;
  remove(part: string): void;
  /** A copy that can be changed independently. */
  fork(): WordPackage;
  /** The archive. Unchanged parts are copied byte for byte, still compressed. */
  toBytes(): Uint8Array;
}

/** Opens the archive of a document. @throws FacteurError if it is not an archive, or a dangerous one */
export function openPackage(bytes: Uint8Array): WordPackage {
  return packageOf(new Map(readZip(own(bytes)).map((entry) => [keyOf(entry.name), entry])));
}

function packageOf(
  files: Map<string, ZipContent>,
  known?: (part: string) => Document | undefined,
): WordPackage {
  const parsed = new Map<string, Document>();
  const edited = new Set<string>();
  const put = (part: string, content: string | Uint8Array): void => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    files.set(keyOf(part), { name: files.get(keyOf(part))?.name ?? part, content: bytes });
  };
  const text = (part: string): string => {
    const file = files.get(keyOf(part));
    if (file === undefined) throw damaged(`${part} is missing`);
    return decode(file, part);
  };
  const parse = (part: string): Document => {
    const document = parsed.get(keyOf(part)) ?? parseXml(text(part), part);
    parsed.set(keyOf(part), document);
    return document;
  };
  const read = (part: string): Document => parsed.get(keyOf(part)) ?? known?.(keyOf(part)) ?? parse(part);
  const flush = (): void => {
    for (const part of edited) put(part, serializeXml(parse(part)));
    edited.clear();
  };
  return {
    has: (part) => files.has(keyOf(part)),
    text,
    read,
    edit: (part) => {
      edited.add(keyOf(part));
      return parse(part);
    },
    put,
    remove: (part) => {
      files.delete(keyOf(part));
      parsed.delete(keyOf(part));
      edited.delete(keyOf(part));
    },
    fork: () => {
      flush();
      return packageOf(new Map(files), (part) => parsed.get(part));
    },
    toBytes: () => {
      flush();
      return writeZip([...files.values()]);
    },
  };
}

/** Copies the bytes, because the caller may change them later. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (!(bytes instanceof Uint8Array)) throw notWord(`${describeValue(bytes)} instead of its bytes`);
  return new Uint8Array(bytes);
}

function keyOf(part: string): string {
  return part.toLowerCase();
}

function decode(file: ZipContent, part: string): string {
  const bytes = 'content' in file ? file.content : unpack(file as ZipEntry);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw damaged(`${part} is not UTF-8`, cause);
  }
}

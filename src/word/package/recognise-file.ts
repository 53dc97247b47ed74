import { FacteurError } from '../../errors.ts';

/** Identifies a file that is not a Word document. @returns the error to throw */
export function describeForeignFile(bytes: Uint8Array): FacteurError {
  if (startsWith(bytes, compoundFile)) {
    return contains(bytes, encryptedPackage)
      ? new FacteurError(
          'document-encrypted',
          'The document has a password. Remove it in Word (File, Info, Protect Document, Encrypt with Password) and save the document again.',
        )
      : notWord('a Word 97-2003 file (.doc) or another old Office file');
  }
  for (const [start, name] of otherFiles) {
    if (startsWith(bytes, latin(start))) return notWord(name);
  }
  if (bytes.length === 0) return notWord('an empty file');
  return notWord(`a file of ${bytes.length} bytes that is not a zip archive, or is truncated`);
}

/** An error that names what was received where a `.docx` was expected. */
export function notWord(received: string): FacteurError {
  return new FacteurError(
    'not-a-word-document',
    `Expected a Word document (.docx), received ${received}. Open it in Word and save it as "Word Document (*.docx)".`,
  );
}

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** [MS-CFB] 2.2: the header of the container that .doc files and encrypted documents share. */
const compoundFile = latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');

/** [MS-OFFCRYPTO] 2.3.1: the stream that holds an encrypted document. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

const otherFiles: readonly (readonly [start: string, name: string])[] = [
  ['{\\rtf', 'a Rich Text file (.rtf)'],
  ['%PDF', 'a PDF'],
  ['<', 'a text file with markup (HTML or XML)'],
  ['\xef\xbb\xbf<', 'a text file with markup (HTML or XML)'],
];

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function contains(bytes: Uint8Array, wanted: Buffer): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted);
}

import type { Warning } from '../errors.ts';
import type { KnownFormats } from '../fields/formats/formatter.ts';
import type { UsedScope } from '../fields/read/scope.ts';
import type { Program } from './program.ts';

/** A compiled template as plain data. */
export interface CompiledTemplate {
  readonly format: 'facteur-template';
  readonly version: 1;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  /** Added when the template is stored, so that the program that loads it needs no Intl for its first mail. */
  readonly formats?: KnownFormats;
  readonly scope: UsedScope;
  readonly subject: Program;
  readonly preheader: Program;
  readonly html: Program;
  readonly text: Program;
  readonly images: readonly InlineImage[];
  readonly warnings: readonly Warning[];
}

/** An inline image of a template, sent with every mail. */
export interface InlineImage {
  readonly filename: string;
  readonly contentType: string;
  /** Content-ID without angle brackets. */
  readonly cid: string;
  /** Base64, without line breaks. */
  readonly content: string;
}

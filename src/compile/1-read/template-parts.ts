import type { Problem } from '../../errors.ts';
import type { InlineImage } from '../../render/compiled-template.ts';
import type { LocaleStrings } from './locale-strings.ts';
import type { Source } from './source.ts';

/** Who wrote a template: a designer of the product, or a tenant whose text is stored. */
export type Trust = 'full' | 'fields';

/** Everything that one template in one language is compiled from, read and put together. */
export interface TemplateParts {
  readonly name: string;
  /** MJML, or a whole HTML document; with a body, the layout that it goes into. */
  readonly document: Source;
  readonly body?: Source;
  /** Plain text, for a layout that asks for `{layout.subject}`, or instead of the title of a document. */
  readonly subject?: Source;
  /** Plain text, for a layout that asks for `{layout.preheader}`, or instead of the preview of a document. */
  readonly preheader?: Source;
  /** The text part, where its author wrote it instead of having it derived. */
  readonly text?: Source;
  readonly strings: LocaleStrings;
  /** Pictures that the document shows. */
  readonly images: readonly InlineImage[];
  /** Of the body, subject and preheader; everything else is trusted. */
  readonly trust: Trust;
  /** What could not be read; the rest is looked at all the same, so that one report has everything. */
  readonly problems: readonly Problem[];
}

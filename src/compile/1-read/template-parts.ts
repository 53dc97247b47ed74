import type { Problem } from '../../errors.ts';
import type { InlineImage } from '../../render/compiled-template.ts';
import type { LocaleStrings } from './locale-strings.ts';
import type { Source } from './source.ts';

/** `full` for templates by your own people, `fields` for text that a tenant writes. */
export type Trust = 'full' | 'fields';

/** Everything that one template in one language is compiled from. */
export interface TemplateParts {
  readonly name: string;
  /** MJML or a whole HTML document; if there is a body, the layout around it. */
  readonly document: Source;
  readonly body?: Source;
  /** Plain text that replaces `{layout.subject}` in a layout, or the title of a document. */
  readonly subject?: Source;
  /** Plain text that replaces `{layout.preheader}` in a layout, or the preview of a document. */
  readonly preheader?: Source;
  /** The text part, if the author wrote it; otherwise it is derived from the HTML. */
  readonly text?: Source;
  readonly strings: LocaleStrings;
  /** Inline images that the document shows. */
  readonly images: readonly InlineImage[];
  /** Applies to the body, subject and preheader; everything else is trusted. */
  readonly trust: Trust;
  /** Problems found while reading. The rest is still checked, so that one report lists everything. */
  readonly problems: readonly Problem[];
}

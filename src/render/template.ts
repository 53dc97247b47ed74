import type { Warning } from '../errors.ts';
import type { ByteWriter } from '../message/byte-writer.ts';
import { prepareRawMessages, type RawMessage } from '../message/raw-message.ts';
import type { BuildMessageOptions } from '../message/read-message.ts';
import type { CompiledTemplate } from './compiled-template.ts';
import { compileHtmlBytes } from './render-html-bytes.ts';
import { compileRenderer, type RenderTemplate } from './render-template.ts';

/** A compiled template. Rendering is synchronous and uses no disk or network. */
export interface Template extends RenderTemplate {
  /**
   * Fills in the data of one invoice and writes the message as bytes. The message is the same as when Nodemailer composes the
   * rendered mail, but more than thirty times faster.
   * @throws DataError, and what `buildMessage` throws
   * @example
   * await transport.sendMail(template.renderMessage(data, { from, to, messageKey: 'invoice/2026-0142' }));
   */
  renderMessage(data: unknown, options: BuildMessageOptions): RenderedMessage;
}

/** A message as bytes, with the warnings of rendering. */
export interface RenderedMessage extends RawMessage {
  readonly warnings: readonly Warning[];
}

/** Loads a template from the result of `toJSON`. @throws FacteurError `invalid-template-json` if `compiled` is anything else */
export function loadTemplate(compiled: CompiledTemplate): Template {
  const { template, formatter, fill, subject, text, images, imagesOf } = compileRenderer(compiled);
  // On first use: encoding the fixed text takes a millisecond, which `render` does not need.
  let faces:
    | { readonly html: ReturnType<typeof compileHtmlBytes>; readonly write: MessageWriter }
    | undefined;
  return {
    ...template,
    renderMessage(data, options) {
      faces ??= {
        html: compileHtmlBytes(compiled.html, formatter),
        write: prepareRawMessages(images, compiled.locale),
      };
      const { html, write } = faces;
      return fill(data, options?.now, (frame, warnings) => {
        const bodies = {
          subject: subject(frame),
          text: text(frame),
          writeHtml: (output: ByteWriter) => html(frame, output),
          images: imagesOf?.(frame) ?? [],
        };
        const { envelope, raw, messageId, requiresSmtpUtf8 } = write(bodies, options);
        return { envelope, raw, messageId, requiresSmtpUtf8, warnings };
      });
    },
  };
}

type MessageWriter = ReturnType<typeof prepareRawMessages>;

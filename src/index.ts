// Templates
export { type CompileTemplateOptions, compileTemplate } from './compile/compile-template.ts';
export { type OpenTemplatesOptions, openTemplates, type Templates } from './compile/open-templates.ts';
export type { CompiledTemplate } from './render/compiled-template.ts';
export type { RenderOptions, RenderTemplate } from './render/render-template.ts';
export { loadTemplate, type RenderedMessage, type Template } from './render/template.ts';
export type { Place, TracedTemplate } from './compile/trace-template.ts';

// Mails and messages
export type { Mail, MailAttachment } from './message/mail.ts';
export type { AddressInput } from './message/addresses.ts';
export type { AttachmentInput } from './message/attachments.ts';
export { buildMessage, type Message } from './message/build-message.ts';
export type { BuildMessageOptions } from './message/read-message.ts';
export type { MessageOptions } from './message/message-options.ts';
export type { RawMessage } from './message/raw-message.ts';
export type { SmtpEnvelope } from './message/smtp-envelope.ts';

// Sending
export type { Clock } from './sending/clock.ts';
export { createSender, type Sender } from './sending/create-sender.ts';
export type { MailTransport, StreamedMail } from './sending/mail-transport.ts';
export type { Outgoing, OutgoingMail, OutgoingMessage, ReadyMessage } from './sending/outgoing.ts';
export type {
  Delivery,
  RefusedRecipient,
  SendFailure,
  SendResult,
  SendStatus,
} from './sending/send-result.ts';
export type { SenderOptions } from './sending/sender-options.ts';
export { openSmtpTransport, type SmtpTransport } from './sending/smtp-transport.ts';

// Fields
export { catalogue } from './fields/catalogue.ts';
export type { OwnField } from './fields/check-definition.ts';
export { defineFields } from './fields/define-fields.ts';
export type { FieldDefinition, FieldDefinitions, FieldKind } from './fields/field-definition.ts';

// Errors
export {
  DataError,
  type DataIssue,
  type ErrorCode,
  FacteurError,
  type Problem,
  type SendingErrorCode,
  TemplateError,
  type Warning,
  type WarningCode,
} from './errors.ts';

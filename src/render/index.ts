export {
  DataError,
  type DataIssue,
  type ErrorCode,
  FacteurError,
  type Warning,
  type WarningCode,
} from '../errors.ts';
export type { Mail, MailAttachment } from '../message/mail.ts';
export type { CompiledTemplate } from './compiled-template.ts';
export {
  loadRenderTemplate as loadTemplate,
  type RenderOptions,
  type RenderTemplate,
} from './render-template.ts';

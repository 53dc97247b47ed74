// Templates
export { type CompileTemplateOptions, compileTemplate } from './template/compile-template.ts';
export { type OpenTemplatesOptions, openTemplates, type Templates } from './template/open-templates.ts';
export {
  type CompiledTemplate,
  loadTemplate,
  type RenderOptions,
  type Template,
} from './template/template.ts';

// Mails
export type { Mail, MailAttachment } from './message/mail.ts';

// Fields
export { catalogue } from './fields/catalogue.ts';
export { defineFields, type OwnField } from './fields/define-fields.ts';
export type { FieldDefinition, FieldDefinitions, FieldKind } from './fields/field-definition.ts';

// Errors
export {
  DataError,
  type DataIssue,
  type ErrorCode,
  FacteurError,
  type Problem,
  TemplateError,
  type Warning,
  type WarningCode,
} from './errors.ts';

// Templates

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
export { type CompileTemplateOptions, compileTemplate } from './template/compile-template.ts';
export { type OpenTemplatesOptions, openTemplates, type Templates } from './template/open-templates.ts';
export {
  type CompiledTemplate,
  loadTemplate,
  type Mail,
  type MailAttachment,
  type RenderOptions,
  type Template,
} from './template/template.ts';

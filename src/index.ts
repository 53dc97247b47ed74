// Templates
export { compileTemplate, type CompileTemplateOptions } from './template/compile-template.ts';
export {
  type CompiledTemplate,
  loadTemplate,
  type Mail,
  type MailAttachment,
  type RenderOptions,
  type Template,
} from './template/template.ts';
export { openTemplates, type OpenTemplatesOptions, type Templates } from './template/open-templates.ts';
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

export { compileDocx, type DocxTemplate, type MergeResult } from './compile-docx.ts';
export { convertToPdf, type PdfOptions } from './convert-to-pdf.ts';
export { readSize } from './fields/field-name.ts';
export { type MergeOptions, mergeDocx } from './merge-docx.ts';
export type { CompileDocxOptions, MergeTime } from './merge-options.ts';
export type { MergeReport, ReportedField } from './merge-report.ts';

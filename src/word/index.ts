// Merge

// PDF
export { convertToPdf, type PdfOptions } from './convert-to-pdf.ts';
export { type MergeResult, mergeDocx } from './merge-docx.ts';
export type { MergeOptions } from './merge-options.ts';
export type { MergeReport, ReportedField } from './merge-report.ts';

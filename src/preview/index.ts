export type { PreviewOptions } from './preview-options.ts';
export { type Preview, startPreview } from './start-preview.ts';

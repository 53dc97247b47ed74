import { cleanHeaderText } from './clean-text.ts';

/** Maximum length of a file name in UTF-16 code units, with extension. Windows limits a whole path to 260. */
const maxLength = 100;

/**
 * Makes a file name that every system can store and that shows what it is: without folders, control characters,
 * direction marks, or the characters and device names that Windows reserves. A long name keeps its extension.
 */
export function cleanFileName(name: string): string {
  const base = cleanHeaderText(name.split(/[/\\]/).at(-1)!)
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (base === '') return 'attachment';
  const dot = base.lastIndexOf('.');
  const extension = dot > 0 && base.length - dot <= 12 ? base.slice(dot) : '';
  const stem = base.slice(0, base.length - extension.length).slice(0, maxLength - extension.length);
  const whole = stem
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd();
  return `${/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(whole) ? '_' : ''}${whole}${extension}`;
}

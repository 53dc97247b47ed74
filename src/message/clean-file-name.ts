import { cleanHeaderText } from './clean-text.ts';

/** Longest file name in UTF-16 code units, extension included; Windows paths end at 260. */
const maxLength = 100;

/**
 * A file name that every system can store and that shows what it is: no folder, no control or direction marks, none
 * of the characters or device names that Windows reserves, the extension kept when it is cut.
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

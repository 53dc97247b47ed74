import type { PictureName } from '../snapshot-files.ts';

/** A window that pictures are taken in. */
export interface PictureView {
  /** CSS pixels; a picture is as many pixels wide. */
  readonly width: number;
  readonly schemes: Readonly<Record<'light' | 'dark', PictureName>>;
}

/** 375 is what most telephones have; 800 shows the mail of 600 with the ground around it. */
export const pictureViews: readonly PictureView[] = [
  { width: 375, schemes: { light: 'phone-light', dark: 'phone-dark' } },
  { width: 800, schemes: { light: 'desktop-light', dark: 'desktop-dark' } },
];

/** What a mail is laid out in before its height is known. */
export const firstHeight = 800;

/** No picture is taller: browsers draw wrongly past it. */
export const greatestHeight = 16_000;

import type { PictureName } from '../snapshot-files.ts';

/** A window for pictures. */
export interface PictureView {
  /** In CSS pixels, which is also the width of the picture. */
  readonly width: number;
  readonly schemes: Readonly<Record<'light' | 'dark', PictureName>>;
}

/** 375 is common on phones; 800 shows a mail of 600 with the background around it. */
export const pictureViews: readonly PictureView[] = [
  { width: 375, schemes: { light: 'phone-light', dark: 'phone-dark' } },
  { width: 800, schemes: { light: 'desktop-light', dark: 'desktop-dark' } },
];

/** The height of the window before the height of the mail is known. */
export const firstHeight = 800;

/** Maximum height of a picture; browsers draw wrongly beyond it. */
export const greatestHeight = 16_000;

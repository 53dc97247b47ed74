/** The layout width of a mail that is drawn smaller, in CSS pixels: as in a desktop mail program. */
export const drawnWidth = 640;

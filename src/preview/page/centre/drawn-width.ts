/** How wide a mail is laid out where it is drawn smaller, in CSS pixels: as mail programs on a desktop have it. */
export const drawnWidth = 640;

/** Blue with a contrast of 5.1:1 to white text and 3.7:1 to a dark page. */
export const defaultButtonColour = '#0b5fff';

const lightPage = '#ffffff';
const darkPage = '#121212';

/**
 * Whether white text on this colour is readable (4.5:1) and the button is visible on a light and a dark page (3:1).
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum and #non-text-contrast
 */
export function isButtonColour(colour: string): boolean {
  return (
    contrast(colour, '#ffffff') >= 4.5 && contrast(colour, lightPage) >= 3 && contrast(colour, darkPage) >= 3
  );
}

/** The contrast ratio of two `#rrggbb` colours, from 1 to 21. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The accent of an organisation that has chosen none. */
export const defaultAccent = '#2f6f5e';

/**
 * Whether a colour `#rrggbb` can be an accent: it stands out from white by at least 3 to 1, the least that WCAG 2.2
 * asks of what one has to recognise (success criterion 1.4.11). The client darkens or lightens it further where it is
 * used for text.
 */
export function isUsableAccent(colour: string): boolean {
  return (1 + 0.05) / (luminanceOf(colour) + 0.05) >= 3;
}

/** Relative luminance as WCAG 2.2 defines it: 0 is black, 1 is white. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import { contrastOf, hexOf, oklchOf, parseHex } from './colour.ts';

/** The two appearances an accent is made for; what the system prefers is one of them. */
export type Appearance = 'light' | 'dark';

/** How much contrast somebody needs: what WCAG 2.2 asks for at AA (4.5 for text) or at AAA (7). */
export type Contrast = 'normal' | 'more';

/** An organisation's colour, made usable in one appearance. All values are `#rrggbb`. */
export interface Accent {
  /** Grounds of primary buttons and of what is switched on; at least 3 against every surface, with more contrast 4.5. */
  readonly solid: string;
  /** Text and icons on `solid`; at least 4.5, with more contrast 7. */
  readonly onSolid: string;
  /** Links, icons and the focus ring; at least 4.5 (7) against every surface and against `soft`. */
  readonly text: string;
  /** The quiet ground of what is selected; the normal and the muted text keep 4.5 (7) on it. */
  readonly soft: string;
}

/** The surfaces and texts of styles/tokens.css that an accent must be legible with (compared by a test). */
export const grounds = {
  light: { surfaces: ['#f6f6f7', '#ffffff'], muted: '#5f616b', white: '#ffffff', black: '#111214' },
  dark: { surfaces: ['#121315', '#191a1d', '#222327'], muted: '#a3a5af', white: '#ffffff', black: '#111214' },
} as const;

/** The same with more contrast. */
export const contrastGrounds = {
  light: { surfaces: ['#ffffff'], muted: '#2e2f36', white: '#ffffff', black: '#000000' },
  dark: { surfaces: ['#000000', '#0d0d0f'], muted: '#dcdde3', white: '#ffffff', black: '#000000' },
} as const;

/** The accent of an organisation that has chosen no colour. */
export const defaultAccent = '#2f6f5e';

/** Ratios that an accent keeps: of its ground to the surfaces, of what stands on it, of itself as text. */
const ratios = {
  // Thin light strokes on dark look weaker than the ratio says.
  normal: { solid: 3, onSolid: 4.5, text: { light: 4.5, dark: 6 } },
  more: { solid: 4.5, onSolid: 7, text: { light: 7, dark: 7 } },
} as const;

/** The legible accent nearest to a colour `#rrggbb`; throws a RangeError when it is not of that form. */
export function accentOf(colour: string, appearance: Appearance, contrast: Contrast = 'normal'): Accent {
  const { surfaces, white, black } = (contrast === 'more' ? contrastGrounds : grounds)[appearance];
  const wanted = ratios[contrast];
  const soft = softOf(colour, appearance);
  const solid = shift(
    colour,
    appearance,
    (hex) =>
      surfaces.every((surface) => contrastOf(hex, surface) >= wanted.solid) &&
      Math.max(contrastOf(hex, white), contrastOf(hex, black)) >= wanted.onSolid,
  );
  const text = shift(colour, appearance, (hex) =>
    [...surfaces, soft].every((ground) => contrastOf(hex, ground) >= wanted.text[appearance]),
  );
  return { solid, onSolid: contrastOf(solid, white) >= wanted.onSolid ? white : black, text, soft };
}

/** How a colour would fare as an accent: whether it can be used as it is, and its contrasts on white and dark. */
export interface ContrastReport {
  readonly valid: boolean;
  /** The colour itself is legible as text on the light surfaces, so nothing needs to be darkened. */
  readonly usableAsIs: boolean;
  readonly onLight: number;
  readonly onDark: number;
  /** What will be shown in each appearance; absent when the colour is not valid. */
  readonly accents?: Readonly<Record<Appearance, Accent>>;
}

/** Checks a colour that somebody typed, for the set-up wizard; never throws. */
export function checkContrast(colour: string): ContrastReport {
  if (!parseHex(colour)) return { valid: false, usableAsIs: false, onLight: 0, onDark: 0 };
  const accents = { light: accentOf(colour, 'light'), dark: accentOf(colour, 'dark') };
  return {
    valid: true,
    usableAsIs: accents.light.text === colour.toLowerCase(),
    onLight: contrastOf(colour, grounds.light.surfaces[1]),
    onDark: contrastOf(colour, grounds.dark.surfaces[1]),
    accents,
  };
}

/** The colour itself when it passes, else the nearest one in the direction that gains contrast. */
function shift(colour: string, appearance: Appearance, passes: (hex: string) => boolean): string {
  const start = colour.toLowerCase();
  if (passes(start)) return start;
  const { lightness, chroma, hue } = oklchOf(start);
  const step = appearance === 'light' ? -0.01 : 0.01;
  for (let next = lightness; next > 0 && next < 1; next += step) {
    const hex = hexOf({ lightness: next, chroma, hue });
    if (passes(hex)) return hex;
  }
  return appearance === 'light' ? '#111214' : '#ffffff';
}

function softOf(colour: string, appearance: Appearance): string {
  const { chroma, hue } = oklchOf(colour);
  return appearance === 'light'
    ? hexOf({ lightness: 0.955, chroma: Math.min(chroma * 0.2, 0.025), hue })
    : hexOf({ lightness: 0.28, chroma: Math.min(chroma * 0.4, 0.04), hue });
}

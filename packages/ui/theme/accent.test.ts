import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentOf, checkContrast, contrastGrounds, grounds } from './accent.ts';
import { contrastOf, hexOf, oklchOf } from './colour.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const appearance = fc.constantFrom('light' as const, 'dark' as const);

describe('accent', () => {
  it('knows the contrasts of WCAG: 21 for black on white, 4.54 for #767676', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('keeps every colour of the screen through OKLCH and back', () => {
    fc.assert(
      fc.property(colour, (hex) => {
        expect(contrastOf(hexOf(oklchOf(hex)), hex)).toBeLessThan(1.02);
      }),
    );
  });

  it('makes legible texts, grounds and outlines of any colour in both appearances', () => {
    fc.assert(
      fc.property(colour, appearance, (hex, mode) => {
        const accent = accentOf(hex, mode);
        expect(contrastOf(accent.onSolid, accent.solid)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(accent.text, accent.soft)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(grounds[mode].muted, accent.soft)).toBeGreaterThanOrEqual(4.5);
        for (const surface of grounds[mode].surfaces) {
          expect(contrastOf(accent.text, surface)).toBeGreaterThanOrEqual(4.5);
          expect(contrastOf(accent.solid, surface)).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('makes them all the stronger where more contrast is asked for', () => {
    fc.assert(
      fc.property(colour, appearance, (hex, mode) => {
        const accent = accentOf(hex, mode, 'more');
        expect(contrastOf(accent.onSolid, accent.solid)).toBeGreaterThanOrEqual(7);
        expect(contrastOf(accent.text, accent.soft)).toBeGreaterThanOrEqual(7);
        expect(contrastOf(contrastGrounds[mode].muted, accent.soft)).toBeGreaterThanOrEqual(7);
        for (const surface of contrastGrounds[mode].surfaces) {
          expect(contrastOf(accent.text, surface)).toBeGreaterThanOrEqual(7);
          expect(contrastOf(accent.solid, surface)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves a colour alone that is legible already', () => {
    expect(accentOf('#2f6f5e', 'light').text).toBe('#2f6f5e');
    expect(checkContrast('#2F6F5E')).toMatchObject({ valid: true, usableAsIs: true });
  });

  it('tells the set-up wizard when a colour is too light or no colour', () => {
    expect(checkContrast('#ffe600')).toMatchObject({ valid: true, usableAsIs: false });
    expect(checkContrast('red')).toMatchObject({ valid: false, usableAsIs: false });
  });
});

import { expect, test } from 'vitest';
import { colourOf } from './person-colour.ts';

const fileSystem: string = 'node:fs';
const { readFileSync } = await import(fileSystem);
const css: string = readFileSync(new URL('./styles/cursors.css', import.meta.url), 'utf8');
const colours = [...css.matchAll(/--k-person: (#[0-9a-f]{6})/g)].map(([, colour = '']) => colour);

test('somebody has the same colour everywhere, and all colours are there', () => {
  expect(colourOf('0199-a')).toBe(colourOf('0199-a'));
  const given = new Set(Array.from({ length: 500 }, (_none, at) => colourOf(`person-${at}`)));
  expect([...given].sort()).toEqual(colours.map((_colour, at) => at));
});

test('the white name on each colour is legible', () => {
  for (const colour of colours) expect(contrastWithWhite(colour), colour).toBeGreaterThanOrEqual(4.5);
});

/** WCAG 2.2. */
function contrastWithWhite(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

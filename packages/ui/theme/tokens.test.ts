import { describe, expect, it } from 'vitest';
import { accentOf, contrastGrounds, defaultAccent, grounds } from './accent.ts';
import { lookOf } from './apply-theme.ts';
import { contrastOf } from './colour.ts';

// vitest gives imported style sheets as an empty text, so it is read from the disk; client code has no types for that.
const fileSystem: string = 'node:fs';
const css: string = (await import(fileSystem)).readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');

const [usual = '', more = ''] = css.split(':root[data-contrast="more"]');

/** The value of a token in an appearance, as a part of tokens.css says. */
function token(name: string, appearance: 'light' | 'dark', part = usual): string {
  const pair = new RegExp(`--k-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(part);
  const single = new RegExp(`--k-${name}: (#[0-9a-f]{6});`).exec(part);
  const found = single?.[1] ?? pair?.[appearance === 'light' ? 1 : 2];
  if (found === undefined) throw new Error(`tokens.css has no colour --k-${name}`);
  return found;
}

const levels = [
  { level: 'usual', part: usual, text: 4.5, outline: 3, known: grounds },
  { level: 'high', part: more, text: 7, outline: 4.5, known: contrastGrounds },
] as const;
const looks = levels.flatMap((level) => (['light', 'dark'] as const).map((appearance) => ({ ...level, appearance })));

describe.each(looks)('tokens of $level contrast in the $appearance theme', (look) => {
  const { appearance, part, known } = look;
  const colour = (name: string) => token(name, appearance, part);
  const surfaces = ['sunken', 'surface', 'raised'].map(colour);
  const meanings = ['danger', 'warning', 'success', 'info'];

  it.each(['text', 'muted', ...meanings])(`keep %s at ${look.text} on every surface`, (name) => {
    for (const surface of surfaces) expect(contrastOf(colour(name), surface)).toBeGreaterThanOrEqual(look.text);
  });

  it.each(meanings)(`keep %s, text and muted text at ${look.text} on its soft ground`, (name) => {
    for (const ink of [name, 'text', 'muted'])
      expect(contrastOf(colour(ink), colour(`${name}-soft`))).toBeGreaterThanOrEqual(look.text);
  });

  it(`keep marked text and text on the solid danger ground at ${look.text}`, () => {
    expect(contrastOf(colour('text'), colour('mark'))).toBeGreaterThanOrEqual(look.text);
    expect(contrastOf(colour('on-solid'), colour('danger-solid'))).toBeGreaterThanOrEqual(look.text);
  });

  it(`keep outlines of controls and the solid danger ground at ${look.outline} on every surface`, () => {
    for (const surface of surfaces) {
      expect(contrastOf(colour('control'), surface)).toBeGreaterThanOrEqual(look.outline);
      expect(contrastOf(colour('danger-solid'), surface)).toBeGreaterThanOrEqual(look.outline - 0.01);
    }
  });

  it('are the grounds that accents are computed for', () => {
    expect([...new Set(surfaces)].sort()).toEqual([...known[appearance].surfaces].sort());
    expect(colour('muted')).toBe(known[appearance].muted);
  });
});

it.each(['light', 'dark'] as const)('high contrast draws every line in the %s theme', (appearance) => {
  for (const surface of ['sunken', 'surface', 'raised'])
    expect(contrastOf(token('border', appearance, more), token(surface, appearance, more))).toBeGreaterThanOrEqual(4.5);
});

it.each(['light', 'dark'] as const)(
  'the %s theme starts with the accent that is computed for the default colour',
  (appearance) => {
    expect({
      solid: token(`accent-for-${appearance}`, appearance),
      onSolid: token(`on-accent-for-${appearance}`, appearance),
      text: token(`accent-text-for-${appearance}`, appearance),
      soft: token(`accent-soft-for-${appearance}`, appearance),
    }).toEqual(accentOf(defaultAccent, appearance));
  },
);

it('a theme follows the device in contrast only where it follows the device at all', () => {
  expect(lookOf('system', true)).toEqual({ scheme: 'system', contrast: 'more' });
  expect(lookOf('system', false)).toEqual({ scheme: 'system', contrast: 'normal' });
  expect(lookOf('dark', true)).toEqual({ scheme: 'dark', contrast: 'normal' });
  expect(lookOf('contrast-dark', false)).toEqual({ scheme: 'dark', contrast: 'more' });
});

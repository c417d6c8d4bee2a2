import { describe, expect, it } from 'vitest';
import { accentOf, defaultAccent, grounds } from './accent.ts';
import { contrastOf } from './colour.ts';

// vitest gives imported style sheets as an empty text, so it is read from the disk; client code has no types for that.
const fileSystem: string = 'node:fs';
const css: string = (await import(fileSystem)).readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');

/** The value of a token in an appearance, as its first definition in tokens.css says. */
function token(name: string, appearance: 'light' | 'dark'): string {
  const pair = new RegExp(`--k-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const single = new RegExp(`--k-${name}: (#[0-9a-f]{6});`).exec(css);
  const found = single?.[1] ?? pair?.[appearance === 'light' ? 1 : 2];
  if (found === undefined) throw new Error(`tokens.css has no colour --k-${name}`);
  return found;
}

describe.each(['light', 'dark'] as const)('tokens in the %s theme', (appearance) => {
  const surfaces = ['sunken', 'surface', 'raised'].map((name) => token(name, appearance));

  it.each(['text', 'muted', 'danger', 'warning', 'success', 'info'])('keep %s at 4.5 on every surface', (name) => {
    for (const surface of surfaces) expect(contrastOf(token(name, appearance), surface)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['danger', 'warning', 'success', 'info'])(
    'keep %s, text and muted text at 4.5 on its soft ground',
    (name) => {
      const ground = token(`${name}-soft`, appearance);
      for (const ink of [name, 'text', 'muted'])
        expect(contrastOf(token(ink, appearance), ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('keep marked text at 4.5 and text on the solid danger ground at 4.5', () => {
    expect(contrastOf(token('text', appearance), token('mark', appearance))).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(token('on-solid', appearance), token('danger-solid', appearance))).toBeGreaterThanOrEqual(4.5);
  });

  it('keep outlines of controls and the solid danger ground at 3 on every surface', () => {
    for (const surface of surfaces) {
      expect(contrastOf(token('control', appearance), surface)).toBeGreaterThanOrEqual(3);
      expect(contrastOf(token('danger-solid', appearance), surface)).toBeGreaterThanOrEqual(2.99);
    }
  });

  it('are the grounds that accents are computed for', () => {
    expect([...new Set(surfaces)].sort()).toEqual([...grounds[appearance].surfaces].sort());
    expect(token('muted', appearance)).toBe(grounds[appearance].muted);
  });

  it('start with the accent that is computed for the default colour', () => {
    const accent = accentOf(defaultAccent, appearance);
    expect({
      solid: token(`accent-for-${appearance}`, appearance),
      onSolid: token(`on-accent-for-${appearance}`, appearance),
      text: token(`accent-text-for-${appearance}`, appearance),
      soft: token(`accent-soft-for-${appearance}`, appearance),
    }).toEqual(accent);
  });
});

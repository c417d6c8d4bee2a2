import { applyTheme, themes } from '@kontor/ui';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAppearance } from '../session/appearance-store.ts';
import { showKeptTheme } from './kept-theme.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
};

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

/** What a page that says `data-theme="system"` says then. */
function shown(): DOMStringMap {
  const root = { dataset: { theme: 'system' } } as unknown as HTMLElement; // all that is touched of it
  showKeptTheme(root, () => storage);
  return root.dataset;
}

it.each(themes)('shows %s as applyTheme will', (theme) => {
  keepAppearance({ theme, language: 'de', accent: '#2f6f5e' });
  vi.stubGlobal('window', { matchMedia: () => ({ matches: false, addEventListener: () => undefined }) });
  const later = { dataset: {}, style: { setProperty: () => undefined } } as unknown as HTMLElement; // what it touches
  applyTheme({ theme }, later);
  expect({ contrast: 'normal', ...shown() }).toEqual(later.dataset);
});

it('leaves the page as it is where nothing is kept, nonsense is, or the storage is blocked', () => {
  expect(shown()).toEqual({ theme: 'system' });
  kept.set('kontor.appearance', '{"theme":"neon"}');
  expect(shown()).toEqual({ theme: 'system' });
  const root = { dataset: {} } as unknown as HTMLElement; // all that is touched of it
  showKeptTheme(root, () => {
    throw new DOMException('Blocked', 'SecurityError');
  });
  expect(root.dataset).toEqual({});
});

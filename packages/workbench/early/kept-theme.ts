/** Imports nothing, so that it can run before the first picture. */

/** Where `appearance-store.ts` keeps how this device shows Kontor. */
const key = 'kontor.appearance';

/** Shows the page in the theme that was chosen on this device; `applyTheme` does the rest once the shell has come. */
export function showKeptTheme(root: HTMLElement, storage: () => Pick<Storage, 'getItem'>): void {
  const [, contrast, scheme] = /"theme":"(contrast-)?(light|dark)"/.exec(read(storage)) ?? [];
  if (scheme !== undefined) root.dataset.theme = scheme;
  if (contrast !== undefined) root.dataset.contrast = 'more';
}

function read(storage: () => Pick<Storage, 'getItem'>): string {
  try {
    return storage().getItem(key) ?? '';
  } catch {
    return ''; // blocked storage keeps nothing
  }
}

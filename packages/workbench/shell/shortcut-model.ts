/**
 * Keyboard shortcuts as a pure machine. A shortcut is one chord (`Mod+K`, `?`) or two single keys one after the other
 * (`g i`). Mod is Command on a Mac and Ctrl elsewhere. While somebody types into a field, only chords with Mod and
 * function keys (`F1`) count.
 */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  /** Whether the focus is where letters are typed. */
  readonly isTyping: boolean;
  /** Milliseconds. */
  readonly at: number;
}

export interface ShortcutState {
  /** The first key of two, and when it was pressed. */
  readonly pending: { readonly key: string; readonly at: number } | undefined;
}

export const noShortcut: ShortcutState = { pending: undefined };

const patience = 1_200;

/** The next state and the shortcut that was completed, if any. */
export function shortcutStep(
  state: ShortcutState,
  press: KeyPress,
  shortcuts: readonly string[],
): { readonly state: ShortcutState; readonly shortcut: string | undefined } {
  const withMod = press.ctrl || press.meta;
  if (press.alt) return { state: noShortcut, shortcut: undefined };
  if (withMod) return { state: noShortcut, shortcut: find(shortcuts, `mod+${press.key.toLowerCase()}`) };
  if (press.isTyping && !/^F\d+$/.test(press.key)) return { state: noShortcut, shortcut: undefined };
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (state.pending && press.at - state.pending.at <= patience) {
    const both = find(shortcuts, `${state.pending.key} ${key}`);
    if (both !== undefined) return { state: noShortcut, shortcut: both };
  }
  const alone = find(shortcuts, key);
  if (alone !== undefined) return { state: noShortcut, shortcut: alone };
  const begins = shortcuts.some((shortcut) => shortcut.toLowerCase().startsWith(`${key} `));
  return { state: begins ? { pending: { key, at: press.at } } : noShortcut, shortcut: undefined };
}

function find(shortcuts: readonly string[], wanted: string): string | undefined {
  return shortcuts.find((shortcut) => shortcut.toLowerCase() === wanted.toLowerCase());
}

/** The keys as they are written on the keyboard, one list per press: `Mod+K` is [['Strg', 'K']] in German. */
export function keysOf(shortcut: string, language: 'de' | 'en', isMac: boolean): string[][] {
  const words: Readonly<Record<string, string>> = {
    Mod: isMac ? '⌘' : language === 'de' ? 'Strg' : 'Ctrl',
    Shift: language === 'de' ? 'Umschalt' : 'Shift',
  };
  return shortcut.split(' ').map((press) => press.split('+').map((key) => words[key] ?? key.toUpperCase()));
}

import { describe, expect, it } from 'vitest';
import { type KeyPress, keysOf, noShortcut, type ShortcutState, shortcutStep } from './shortcut-model.ts';

const shortcuts = ['Mod+K', '?', 'g i', 'g p', 'F1'];
const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  isTyping: false,
  at: 0,
  ...change,
});

/** The shortcuts that a row of presses starts. */
function play(...presses: KeyPress[]): string[] {
  let state: ShortcutState = noShortcut;
  return presses.flatMap((each) => {
    const step = shortcutStep(state, each, shortcuts);
    state = step.state;
    return step.shortcut ?? [];
  });
}

describe('shortcuts', () => {
  it('are chords, single keys, and two keys one after the other', () => {
    expect(play(press('k', { ctrl: true }))).toEqual(['Mod+K']);
    expect(play(press('K', { meta: true }))).toEqual(['Mod+K']);
    expect(play(press('?'))).toEqual(['?']);
    expect(play(press('g'), press('i', { at: 500 }))).toEqual(['g i']);
  });

  it('are forgotten when the second key comes late or another one between', () => {
    expect(play(press('g'), press('i', { at: 1_300 }))).toEqual([]);
    expect(play(press('g'), press('x', { at: 100 }), press('i', { at: 200 }))).toEqual([]);
  });

  it('leave letters to the field that is typed into, but not chords and function keys', () => {
    expect(
      play(press('?', { isTyping: true }), press('g', { isTyping: true }), press('i', { isTyping: true })),
    ).toEqual([]);
    expect(play(press('k', { ctrl: true, isTyping: true }))).toEqual(['Mod+K']);
    expect(play(press('F1', { isTyping: true }))).toEqual(['F1']);
  });

  it('are written as on the keyboard', () => {
    expect(keysOf('Mod+K', 'de', false)).toEqual([['Strg', 'K']]);
    expect(keysOf('Mod+K', 'en', true)).toEqual([['⌘', 'K']]);
    expect(keysOf('g i', 'en', false)).toEqual([['G'], ['I']]);
  });
});

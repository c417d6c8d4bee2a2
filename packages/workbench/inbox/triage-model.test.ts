import { describe, expect, it } from 'vitest';
import { type TriagePress, triageAct } from './triage-model.ts';

const press = (key: string, change: Partial<TriagePress> = {}): TriagePress => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  at: 0,
  ...change,
});

describe('triageAct', () => {
  it('knows a letter for each act', () => {
    expect(['j', 'k', 'e', 'u', 's', 'x', 'o', 'z'].map((key) => triageAct(press(key), undefined))).toEqual([
      'next',
      'previous',
      'done',
      'read',
      'later',
      'select',
      'unfold',
      'undo',
    ]);
    expect(triageAct(press('J'), undefined)).toBe('select-next');
  });

  it('leaves chords to the browser, and the second key of a shortcut to the shortcut', () => {
    expect(triageAct(press('z', { ctrl: true }), undefined)).toBeUndefined();
    expect(triageAct(press('e', { at: 500 }), press('g'))).toBeUndefined();
    expect(triageAct(press('e', { at: 1_500 }), press('g'))).toBe('done');
  });

  it('does nothing for other keys, whatever they are called', () => {
    expect(triageAct(press('constructor'), undefined)).toBeUndefined();
    expect(triageAct(press('Enter'), undefined)).toBeUndefined();
  });
});

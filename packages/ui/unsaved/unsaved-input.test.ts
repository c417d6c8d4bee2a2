import { describe, expect, it } from 'vitest';
import { UnsavedInput } from './unsaved-input.ts';

describe('unsaved input', () => {
  it('is there until its last part is saved', () => {
    const screen = new UnsavedInput();
    screen.hold('name');
    screen.hold('phone');
    screen.release('name');
    expect(screen.isThere).toBe(true);
    screen.release('phone');
    expect(screen.isThere).toBe(false);
  });

  it('of a dialog counts for the screen behind it, and not the other way round', () => {
    const screen = new UnsavedInput();
    const dialog = new UnsavedInput(screen);
    screen.hold('form of the screen');
    expect(dialog.isThere).toBe(false);
    dialog.hold('form of the dialog');
    screen.release('form of the screen');
    expect(screen.isThere).toBe(true);
    dialog.release('form of the dialog');
    expect(screen.isThere).toBe(false);
  });

  it('that was given up in a dialog is given up on the screen', () => {
    const screen = new UnsavedInput();
    const dialog = new UnsavedInput(screen);
    dialog.hold('form');
    dialog.giveUp();
    expect([dialog.isThere, screen.isThere]).toEqual([false, false]);
  });

  it('tells who listens, until they stop', () => {
    const screen = new UnsavedInput();
    const heard: boolean[] = [];
    const stop = screen.subscribe(() => heard.push(screen.isThere));
    screen.hold('form');
    screen.release('form');
    stop();
    screen.hold('form');
    expect(heard).toEqual([true, false]);
  });
});

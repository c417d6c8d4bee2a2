import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readBrowserNotes, setBrowserNotes, tellInBrowser } from './browser-notes.ts';
import { desktopSignals } from './desktop-window.ts';

class FakeNotification {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static readonly told: FakeNotification[] = [];
  static async requestPermission(): Promise<NotificationPermission> {
    FakeNotification.permission = FakeNotification.answer;
    return FakeNotification.permission;
  }
  onclick: () => void = () => undefined;
  readonly title: string;
  constructor(title: string) {
    this.title = title;
    FakeNotification.told.push(this);
  }
  close(): void {}
}

let isSeen: boolean;
beforeEach(() => {
  isSeen = false;
  FakeNotification.permission = 'default';
  FakeNotification.answer = 'granted';
  FakeNotification.told.length = 0;
  const kept = new Map<string, string>();
  vi.stubGlobal('Notification', FakeNotification);
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal('window', Object.assign(new EventTarget(), { focus: () => undefined }));
  vi.stubGlobal('document', {
    get visibilityState() {
      return isSeen ? 'visible' : 'hidden';
    },
    hasFocus: () => isSeen,
  });
});
afterEach(() => vi.unstubAllGlobals());

const note = { title: 'Jana Thiele hat Sie erwähnt', tag: 'chat', path: '/chat' };

test('nothing is told before somebody wants it, nor while they look', async () => {
  expect(readBrowserNotes()).toBe('off');
  expect(tellInBrowser(note, () => undefined)).toBe(false);
  expect(await setBrowserNotes(true)).toBe('on');
  isSeen = true;
  expect(tellInBrowser(note, () => undefined)).toBe(false);
  isSeen = false;
  expect(tellInBrowser(note, () => undefined)).toBe(true);
  expect(FakeNotification.told.map(({ title }) => title)).toEqual([note.title]);
  expect(await setBrowserNotes(false)).toBe('off');
  expect(tellInBrowser(note, () => undefined)).toBe(false);
});

test('a press on it leads to where it happened', async () => {
  await setBrowserNotes(true);
  const open = vi.fn();
  tellInBrowser(note, open);
  FakeNotification.told[0]?.onclick();
  expect(open).toHaveBeenCalledWith('/chat');
});

test('a browser that refuses, or has no such thing, says so', async () => {
  FakeNotification.answer = 'denied';
  expect(await setBrowserNotes(true)).toBe('refused');
  vi.unstubAllGlobals();
  expect(readBrowserNotes()).toBe('impossible');
});

test('in the desktop app its part of the workbench tells, and the browser does not, until the person says otherwise', async () => {
  vi.stubGlobal('kontorDesktop', {});
  FakeNotification.permission = 'granted';
  expect(readBrowserNotes()).toBe('on');
  expect(tellInBrowser(note, () => undefined)).toBe(false);
  const heard: unknown[] = [];
  window.addEventListener(desktopSignals.note, (event) => {
    event.preventDefault();
    heard.push(event instanceof CustomEvent && event.detail);
  });
  expect(tellInBrowser(note, () => undefined)).toBe(true);
  expect(heard).toEqual([note]);
  expect(await setBrowserNotes(false)).toBe('off');
  expect(tellInBrowser(note, () => undefined)).toBe(false);
  expect(await setBrowserNotes(true)).toBe('on');
  expect([heard.length, FakeNotification.told.length]).toEqual([1, 0]);
});

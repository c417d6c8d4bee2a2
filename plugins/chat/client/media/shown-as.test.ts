import { expect, test } from 'vitest';
import { asShown, shownAs } from './shown-as.ts';

test('pictures, sound, films and documents are shown as what they are, also with parameters', () => {
  expect(shownAs({ kind: 'image', type: 'image/png' })).toBe('picture');
  expect(shownAs({ kind: 'audio', type: 'Audio/OGG; codecs=opus' })).toBe('sound');
  expect(shownAs({ kind: 'video', type: 'video/mp4' })).toBe('film');
  expect(shownAs({ kind: 'other', type: 'application/pdf' })).toBe('document');
  // Sent by a program that calls every file a file.
  expect(shownAs({ kind: 'other', type: 'image/jpeg' })).toBe('picture');
});

test('what can run a script, or is something else than it says, is only a download', () => {
  const types = [
    'image/svg+xml',
    'text/html',
    'application/xhtml+xml',
    'text/xml',
    'application/javascript',
    '',
    'constructor',
  ];
  for (const type of types) expect(shownAs({ kind: 'image', type }), type).toBeUndefined();
  expect(shownAs({ kind: 'audio', type: 'image/png' })).toBeUndefined();
});

test('the browser gets a file as what it is shown as, whatever the homeserver called it', async () => {
  const page = new Blob(['<script>alert(1)</script>'], { type: 'text/html' });
  const shown = asShown(page, 'image/png; a=b');
  expect(shown.type).toBe('image/png');
  expect(await shown.text()).toBe(await page.text());
});

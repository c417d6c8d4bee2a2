import { expect, test } from 'vitest';
import { decodeFile } from './file-text.ts';

const text = 'login,given_name\nayse,Ayşe\n';

test('reads UTF-8 with and without a byte order mark', () => {
  expect(decodeFile(Buffer.from(text))).toEqual({ text, encoding: 'UTF-8' });
  expect(decodeFile(Buffer.from(`\ufeff${text}`))).toEqual({ text, encoding: 'UTF-8' });
});

test('reads UTF-16 of both byte orders, also without a mark', () => {
  const little = Buffer.from(text, 'utf16le');
  expect(decodeFile(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual({ text, encoding: 'UTF-16' });
  expect(decodeFile(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]))).toEqual({
    text,
    encoding: 'UTF-16',
  });
  expect(decodeFile(little)).toEqual({ text, encoding: 'UTF-16' });
});

test('takes what is no UTF-8 for Windows-1252, as a German Excel saves it', () => {
  const bytes = Buffer.from([0x57, 0x65, 0x69, 0xdf, 0x3b, 0x80, 0x31, 0x0d, 0x0a]);
  expect(decodeFile(bytes)).toEqual({ text: 'Weiß;€1\n', encoding: 'Windows-1252' });
});

test('composes letters that macOS writes in two parts', () => {
  expect(decodeFile(Buffer.from('Mu\u0308ller')).text).toBe('Müller');
});

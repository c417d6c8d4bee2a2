import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLdif, readLdif } from './ldif-reader.ts';

test('reads folded lines, comments, base64 values and several values of one attribute', () => {
  const text = [
    '# a comment',
    '  that goes on',
    'version: 1',
    '',
    'dn: uid=a,dc=x',
    'cn;lang-de: Anna',
    '  Beck',
    'sn:: V2Vpw58=',
    'ou: one',
    'ou: two',
    '',
    'dn: uid=b,dc=x',
    'sn: B',
  ].join('\n');
  const { entries, brokenLines } = readLdif(text);
  expect(brokenLines).toEqual([]);
  expect(entries.map(({ line, dn }) => [line, dn])).toEqual([
    [5, 'uid=a,dc=x'],
    [12, 'uid=b,dc=x'],
  ]);
  expect(Object.fromEntries(entries[0]?.attributes ?? [])).toEqual({
    cn: ['Anna Beck'],
    sn: ['Weiß'],
    ou: ['one', 'two'],
  });
});

test('names lines that are no attribute, bad base64, and values by URL, which it does not fetch', () => {
  const text = 'dn: uid=a\nsn: A\nnonsense\ncn:: ???\njpegPhoto:< file:///etc/passwd\n';
  expect(readLdif(text).brokenLines).toEqual([3, 4, 5]);
});

test('gives back every value that was written in base64 and folded', () => {
  const values = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(values, (written) => {
      const lines = written.flatMap((value) => {
        const line = `sn:: ${Buffer.from(value).toString('base64')}`;
        return line.match(/.{1,20}/g)?.map((part, index) => (index === 0 ? part : ` ${part}`)) ?? [];
      });
      const { entries, brokenLines } = readLdif(`dn: uid=a\n${lines.join('\n')}\n`);
      expect(brokenLines).toEqual([]);
      // Line ends are made equal and letters composed, as in every file.
      const tidy = (value: string) =>
        value
          .replace(/^\ufeff/, '')
          .replace(/\r\n?/g, '\n')
          .normalize('NFC');
      expect(entries[0]?.attributes.get('sn')).toEqual(written.map(tidy));
    }),
  );
});

test('tells LDIF from CSV', () => {
  expect(isLdif('# made by slapcat\ndn: dc=stadt\n')).toBe(true);
  expect(isLdif('version: 1\n')).toBe(true);
  expect(isLdif('dn,login,given_name\n')).toBe(false);
});

import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

const kindsOf = (code: string, language: string) =>
  Object.fromEntries(
    highlight(code, language)
      .filter(({ kind }) => kind !== undefined)
      .map(({ text, kind }) => [text, kind]),
  );
const wordsOf = (code: string, language: string) => highlight(code, language).map(({ text }) => text);

test('tells keywords, strings, numbers, comments and names apart', () => {
  expect(kindsOf("const a = 'x'; // weil", 'ts')).toEqual({ const: 'keyword', "'x'": 'string', '// weil': 'comment' });
  expect(kindsOf('select name from amt where id = 7', 'sql')).toMatchObject({ select: 'keyword', 7: 'number' });
  expect(kindsOf('{"amt": true}', 'json')).toMatchObject({ '"amt"': 'name', true: 'keyword' });
});

test('the pieces join to exactly the code, whatever it is', () => {
  for (const language of ['bash', 'css', 'ini', 'java', 'js', 'json', 'php', 'py', 'sql', 'ts', 'html', 'yml'])
    for (const code of ['', '\n\n', '<script>alert(1)</script>', '"\\\'${`<&amp;', 'ä → 💡\r\n\t#x', "/* '"])
      expect(wordsOf(code, language).join('')).toBe(code);
});

test('an unknown language and very long code stay as they are', () => {
  for (const language of ['', 'klingon', '__proto__', 'constructor', '<img>'])
    expect(highlight('const a = 1', language)).toEqual([{ text: 'const a = 1', kind: undefined }]);
  expect(highlight('1'.repeat(20_001), 'ts')).toHaveLength(1);
});

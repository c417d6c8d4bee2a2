import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listErrors } from '@kontor/schema';
import { describe, expect, it } from 'vitest';
import '../application.ts';
import '../commands/backup/read-backup.ts';
import '../commands/core-commands.ts';
import '../plugins.ts';

const repository = join(import.meta.dirname, '..', '..');
const listFile = join(repository, 'docs', 'errors.md');
const errors = listErrors().sort((one, other) => (one.code < other.code ? -1 : 1));

const kinds = [
  'input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'rate-limited',
  'unavailable',
];

describe('the catalogue of errors', () => {
  it('knows every error that the sources define', () => {
    const sources = globSync('{packages,plugins,server}/**/*.ts', {
      cwd: repository,
      exclude: ['**/node_modules/**', '**/dist/**', '**/*.test.ts'],
    });
    const defined = sources.flatMap((file) => {
      const text = readFileSync(join(repository, file), 'utf8');
      return [...text.matchAll(/\bdefineError\(\s*'([^']*)'/g)].map(([, code]) => code);
    });
    expect(defined.length).toBeGreaterThan(50);
    expect(errors.map(({ code }) => code)).toEqual(defined.sort());
  });

  it.each(errors.map((error) => [error.code, error] as const))(
    '%s has its form, kind and two sentences',
    (_, error) => {
      expect(error.code).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
      expect(kinds).toContain(error.kind);
      const { de, en } = error.sentence;
      expect(de).not.toBe(en);
      for (const sentence of [de, en]) expect(sentence).toMatch(/^\p{Lu}.{10,}[.]$/u);
      // People are addressed formally; an English sentence in the German place would have no such word.
      expect(de).not.toMatch(/\b([Dd]u|[Dd]ein|[Dd]ich|[Tt]he|[Pp]lease)\b/);
      expect(en).not.toMatch(/[äöüß]|\b(Bitte|Sie|nicht)\b/);
    },
  );

  it('docs/errors.md lists exactly the errors there are (UPDATE_DOCS=1 writes it)', () => {
    const rows = errors.map(
      ({ code, kind, sentence }) => `| \`${code}\` | ${kind} | ${sentence.de} | ${sentence.en} |`,
    );
    const text = [
      '# Errors',
      '',
      'Every refusal that a caller can get, by its code. Made from the definitions; a test compares it.',
      'The answer is `{ "error": { "code", "kind", "message", "details"?, "requestId" } }`, its message the sentence in the',
      'language of the caller. Clients compare the code, never the message.',
      '',
      '| Code | Kind | Deutsch | English |',
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
    if (process.env.UPDATE_DOCS) writeFileSync(listFile, text);
    expect(readFileSync(listFile, 'utf8')).toBe(text);
  });
});

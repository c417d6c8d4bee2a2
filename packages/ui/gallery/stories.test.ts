import { expect, it } from 'vitest';

// The gallery cannot run without a browser, so its files are read; client code has no types for that.
const fileSystem: string = 'node:fs';
const { readdirSync, readFileSync } = await import(fileSystem);
const here = new URL('./', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, here), 'utf8');
const stories: string[] = readdirSync(here).filter((name: string) => name.endsWith('.stories.tsx'));
const gallery = read('gallery.tsx');

/** What the package gives away of `components/*.tsx`, by file; types and hooks are no components. */
const given = [...read('../index.ts').matchAll(/export \{([^}]*)\} from '\.\/components\/([a-z-]+)\.tsx'/g)].map(
  ([, names = '', file = '']) => ({
    file,
    components: names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[A-Z]/.test(name)),
  }),
);

it('every file of components has a story', () => {
  expect(given.length).toBeGreaterThan(30);
  const told = [...stories.map(read), gallery].join('\n');
  const missing = given.filter(
    ({ components }) => components.length > 0 && !components.some((name) => new RegExp(`<${name}\\b`).test(told)),
  );
  expect(missing.map(({ file }) => file)).toEqual([]);
});

it('every file of components is given away, or is a part of others', () => {
  const parts = ['check-mark', 'field-frame', 'list-box-parts', 'use-guarded-close'];
  const files: string[] = readdirSync(new URL('../components/', here));
  const unknown = files
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => name.slice(0, -'.tsx'.length))
    .filter((name) => !parts.includes(name) && !given.some(({ file }) => file === name));
  expect(unknown).toEqual([]);
});

it('every file of stories is shown', () => {
  expect(stories.filter((name) => !gallery.includes(`./${name}`))).toEqual([]);
});

import { languages } from '@kontor/base';
import { type HelpTopic, registerPlugins } from '@kontor/plugin-api/client';
import { expect, it } from 'vitest';
import { corePlugin } from '../core-plugin.ts';
import { topicsAbout } from './help-model.ts';

const registry = registerPlugins([corePlugin]);
const topics: readonly HelpTopic[] = (await Promise.all(registry.help.map((load) => load()))).flat();

// Sections stand in views, which cannot be asked without a browser, so their code is read; client code has no types for that.
const fileSystem: string = 'node:fs';
const { readFileSync } = await import(fileSystem);
function sectionsOf(view: string, base: `/${string}`): string[] {
  const code: string = readFileSync(new URL(`../${view}`, import.meta.url), 'utf8');
  const found = [...code.matchAll(/\{ id: '([a-z-]+)', title: \w/g)].map(([, id]) => `${base}/${id}`);
  if (found.length < 5) throw new Error(`${view} lists its sections in another way now`);
  return found;
}

it('every place and every section has a topic', () => {
  const places = [
    ...registry.navigation.map(({ path }) => path),
    ...sectionsOf('settings/settings-view.tsx', '/settings').filter((path) => path !== '/settings/profile'),
    ...sectionsOf('administration/administration-view.tsx', '/administration'),
    ...registry.slot('administration.section').map(({ id }) => `/administration/${id}`),
  ];
  expect(places.filter((path) => topicsAbout(topics, path)[0]?.about.every((place) => place !== path) ?? true)).toEqual(
    [],
  );
});

it('topics have ids of their own and stand in both languages with the same links', () => {
  expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
  for (const { id, title, text } of topics) {
    for (const language of languages) {
      expect(title[language].length, id).toBeGreaterThan(5);
      expect(text[language].length, id).toBeGreaterThan(80);
    }
    const linksIn = (content: string) => [...content.matchAll(/\]\((\S+?)\)/g)].map(([, address]) => address);
    expect(linksIn(text.en), id).toEqual(linksIn(text.de));
  }
});

it('links of topics lead to screens that exist', () => {
  const first = (path: string) => path.split('/')[1];
  const known = new Set([...registry.routes.map(({ path }) => first(path)), 'people', 'org-units']);
  const links = topics.flatMap(({ text }) => [...text.de.matchAll(/\]\((\S+?)\)/g)].map(([, address = '']) => address));
  expect(links.filter((address) => !known.has(first(address)))).toEqual([]);
});

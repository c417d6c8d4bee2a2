import { registerPlugins } from '@kontor/plugin-api/client';
import { expect, it } from 'vitest';
import { newsPlugin } from './plugin.ts';

it('every place that the news add has a topic of the help', async () => {
  const registry = registerPlugins([newsPlugin]);
  const topics = (await Promise.all(registry.help.map((load) => load()))).flat();
  const places = [
    ...registry.navigation.map(({ path }) => path),
    ...registry.slot('administration.section').map(({ id }) => `/administration/${id}`),
  ];
  expect(places).toEqual(['/news', '/administration/channels']);
  expect(places.filter((place) => !topics.some(({ about }) => about.some((path) => path === place)))).toEqual([]);
});

import { registerPlugins } from '@kontor/plugin-api/client';
import { expect, it } from 'vitest';
import { chatPlugin } from './plugin.ts';

it('every place that the chat adds has a topic of the help', async () => {
  const registry = registerPlugins([chatPlugin]);
  const topics = (await Promise.all(registry.help.map((load) => load()))).flat();
  const places = registry.navigation.flatMap(({ path, covers = [] }) => [path, ...covers]);
  expect(places).toContain('/chat');
  expect(places.filter((place) => !topics.some(({ about }) => about.some((path) => path === place)))).toEqual([]);
});

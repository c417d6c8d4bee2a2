import { registerPlugins } from '@kontor/plugin-api/client';
import { expect, it } from 'vitest';
import { directoryPlugin } from './plugin.ts';

it('every place and every section that the directory adds has a topic of the help', async () => {
  const registry = registerPlugins([directoryPlugin]);
  const topics = (await Promise.all(registry.help.map((load) => load()))).flat();
  const places = [
    ...registry.navigation.flatMap(({ path, covers = [] }) => [path, ...covers]),
    ...registry.slot('administration.section').map(({ id }) => `/administration/${id}`),
    ...(registry.slot('profile.section').length > 0 ? ['/settings/profile'] : []),
  ];
  expect(places.filter((place) => !topics.some(({ about }) => about.some((path) => path === place)))).toEqual([]);
});

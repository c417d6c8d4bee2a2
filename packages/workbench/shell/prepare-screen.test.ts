import { registerPlugins } from '@kontor/plugin-api/client';
import { expect, it, vi } from 'vitest';
import { prepareScreen } from './prepare-screen.ts';

const paths = ['/', '/spaces', '/spaces/$space', '/people/{-$person}'] as const;

function loadedFor(address: string): string | undefined {
  const loads = new Map(paths.map((path) => [path, vi.fn(async () => () => null)]));
  const registry = registerPlugins([
    {
      id: 'test',
      register: ({ routes }) => {
        for (const [path, load] of loads) routes.add({ path, title: () => path, load });
      },
    },
  ]);
  void prepareScreen(registry, address);
  return [...loads].find(([, load]) => load.mock.calls.length > 0)?.[0];
}

it.each([
  ['/', '/'],
  ['/spaces', '/spaces'],
  ['/spaces/amt', '/spaces/$space'],
  ['/people', '/people/{-$person}'],
  ['/people/01993', '/people/{-$person}'],
  ['/nowhere', undefined],
  ['/spaces/amt/more', undefined],
])('for %s the screen at %s is fetched', (address, path) => {
  expect(loadedFor(address)).toBe(path);
});

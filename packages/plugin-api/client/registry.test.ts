import { Inbox } from '@kontor/ui';
import { describe, expect, it } from 'vitest';
import { defineClientPlugin } from './host.ts';
import { registerPlugins } from './registry.ts';

const label = () => 'Text';
const entry = (id: string, order: number) => ({ id, label, icon: Inbox, path: `/${id}` as const, order });

describe('registerPlugins', () => {
  it('orders places and slots, whoever registers first', () => {
    const load = async () => () => null;
    const one = defineClientPlugin({
      id: 'one',
      register: ({ navigation, slots }) => {
        navigation.add(entry('late', 20));
        slots.add('home.section', { id: 'b', label, icon: Inbox, order: 2, load });
      },
    });
    const other = defineClientPlugin({
      id: 'other',
      register: ({ navigation, slots }) => {
        navigation.add(entry('early', 10));
        slots.add('home.section', { id: 'a', label, icon: Inbox, order: 1, load });
      },
    });
    const registry = registerPlugins([one, other]);
    expect(registry.navigation.map(({ id }) => id)).toEqual(['early', 'late']);
    expect(registry.slot('home.section').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(registry.slot('space.home')).toEqual([]);
  });

  it('refuses two that claim the same address', () => {
    const plugin = (id: string) =>
      defineClientPlugin({
        id,
        register: ({ routes }) => routes.add({ path: '/people', title: label, load: async () => () => null }),
      });
    expect(() => registerPlugins([plugin('a'), plugin('b')])).toThrow('/people is registered twice');
  });
});

import { defineClientPlugin, labelOf, type Sync, stale } from '@kontor/plugin-api/client';
import { Calendar } from '@kontor/ui';
import type { getGathering, listGatherings } from '../shared/api.ts';
import { gatheringChanged, placesChanged, signUpChanged } from '../shared/events.ts';
import { foldGathering } from '../shared/sync.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = labelOf(pluginMessages, 'gatherings');
// Few files, as each that can be loaded has its name in the first file of the client.
const screens = () => import('./screens.ts');
const next = () => import('./next/next-parts.ts');
const part = { id: 'gatherings', label, icon: Calendar } as const;

const syncOne: Sync<GatheringEvent, typeof getGathering> = (copy, event) => foldGathering(copy, event) ?? stale;
const syncPlaces: Sync<typeof placesChanged, typeof listGatherings> = (copy, event) => ({
  ...copy,
  gatherings: copy.gatherings.map((one) => foldGathering(one, event) ?? one),
});
const fetchAnew = (): typeof stale => stale;

type GatheringEvent = typeof gatheringChanged | typeof placesChanged | typeof signUpChanged;

/** What takes place, where and when, and who comes. */
export const gatheringsPlugin = defineClientPlugin({
  id: 'gatherings',
  register({ routes, navigation, commands, slots, search, help, live }) {
    routes.add({
      path: '/gatherings/{-$id}/{-$part}',
      title: label,
      load: async () => (await screens()).GatheringsView,
    });
    navigation.add({ ...part, path: '/gatherings', order: 2, within: 'news' });
    commands.add({
      id: 'gatherings.open',
      label,
      icon: Calendar,
      run: ({ navigate }) => navigate('/gatherings'),
    });
    slots.add('home.section', {
      ...part,
      order: 12,
      tells: ['gatherings.reminder'],
      load: async () => (await next()).HomeGatherings,
    });
    slots.add('news.aside', {
      ...part,
      order: 20,
      load: async () => (await next()).NextGatherings,
    });
    search.renderer('gathering', { icon: Calendar, label });
    help.add(async () => (await screens()).gatheringsHelp);
    for (const event of [gatheringChanged, placesChanged, signUpChanged])
      live.onNamed(event, 'gatherings.get', syncOne);
    for (const event of [gatheringChanged, signUpChanged])
      live.onNamed<typeof event, typeof listGatherings>(event, 'gatherings.list', fetchAnew);
    live.onNamed(placesChanged, 'gatherings.list', syncPlaces);
    live.onNamed(signUpChanged, 'gatherings.listParticipants', fetchAnew);
  },
});

import { defineClientPlugin, labelOf, stale } from '@kontor/plugin-api/client';
import { Lightbulb } from '@kontor/ui';
import {
  boxChanged,
  ideaArranged,
  ideaChanged,
  ideaCommented,
  ideaVoted,
  thanksChanged,
  thanksHidden,
} from '../shared/events.ts';
import { foldVote, foldVoteInto, withoutThanks } from '../shared/sync.ts';
import type { getIdea, listIdeas, listThanks } from '../shared/index.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = labelOf(pluginMessages, 'ideas');
const fetchAnew = () => stale;

/** Suggestion boxes with an office that answers, and thanks to colleagues. */
export const ideasPlugin = defineClientPlugin({
  id: 'ideas',
  register({ routes, navigation, commands, slots, search, help, live }) {
    routes.add({
      path: '/ideas/{-$id}',
      title: label,
      load: async () => (await import('./ideas-view.tsx')).IdeasView,
    });
    navigation.add({ id: 'ideas', label, icon: Lightbulb, path: '/ideas', order: 4, within: 'news' });
    commands.add({
      id: 'ideas.open',
      label: labelOf(pluginMessages, 'goIdeas'),
      icon: Lightbulb,
      run: ({ navigate }) => navigate('/ideas'),
    });
    const part = { id: 'ideas', label, icon: Lightbulb };
    slots.add('home.section', {
      ...part,
      order: 25,
      tells: ['ideas.submitted', 'ideas.answered', 'ideas.thanked'],
      load: async () => (await import('./around/home-ideas-view.tsx')).HomeIdeas,
    });
    slots.add('news.aside', {
      ...part,
      order: 40,
      load: async () => (await import('./around/aside-view.tsx')).IdeasAside,
    });
    search.renderer('idea', { icon: Lightbulb, label });
    help.add(async () => (await import('./ideas-help.ts')).ideasHelp);

    const stream = ['ideas.listThanks', 'ideas.listOwnThanks', 'ideas.getHome', 'ideas.getLatest'];
    const ideas = ['ideas.getIdea', 'ideas.listIdeas', 'ideas.listComments', 'ideas.getHome', 'ideas.getLatest'];
    for (const name of stream) live.onNamed(thanksChanged, name, fetchAnew);
    for (const name of stream.slice(1)) live.onNamed(thanksHidden, name, fetchAnew);
    live.onNamed<typeof thanksHidden, typeof listThanks>(thanksHidden, stream[0], (copy, { payload }) => ({
      ...copy,
      thanks: withoutThanks(copy.thanks, payload.thanks),
    }));
    for (const name of ideas) for (const event of [ideaChanged, ideaCommented]) live.onNamed(event, name, fetchAnew);
  },
});

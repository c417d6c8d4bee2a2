import { defineClientPlugin, labelOf } from '@kontor/plugin-api/client';
import { Lightbulb } from '@kontor/ui';
import { keepCopiesTrue } from './live-copies.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = labelOf(pluginMessages, 'ideas');

/** Suggestion boxes with an office that answers, and thanks to colleagues. */
export const ideasPlugin = defineClientPlugin({
  id: 'ideas',
  register(host) {
    const { routes, navigation, slots, search, help } = host;
    routes.add({
      path: '/ideas/{-$id}',
      title: label,
      load: async () => (await import('./ideas-view.tsx')).IdeasView,
    });
    navigation.add({ id: 'ideas', label, icon: Lightbulb, path: '/ideas', order: 4, within: 'news' });
    const part = { id: 'ideas', label, icon: Lightbulb };
    slots.add('home.section', {
      ...part,
      order: 25,
      tells: ['ideas.submitted', 'ideas.answered', 'ideas.thanked'],
      load: async () => (await import('./around/around-part.ts')).HomeIdeas,
    });
    slots.add('news.aside', {
      ...part,
      order: 40,
      load: async () => (await import('./around/around-part.ts')).IdeasAside,
    });
    search.renderer('idea', { icon: Lightbulb, label });
    help.add(async () => (await import('./ideas-help.ts')).ideasHelp);
    keepCopiesTrue(host);
  },
});

import { defineClientPlugin, labelOf } from '@kontor/plugin-api/client';
import { Megaphone, Newspaper, translatorOf } from '@kontor/ui';
import { type Folds, keepCopiesTrue } from './live-copies.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = (name: keyof typeof pluginMessages.texts.de) => labelOf(pluginMessages, name);

/** News that reach the people whom they concern. */
export const newsPlugin = defineClientPlugin({
  id: 'news',
  register({ routes, navigation, commands, slots, search, help, unsent, audit, live }) {
    const folds: Folds = {};
    routes.add({
      path: '/news/{-$kind}/{-$id}',
      title: label('news'),
      async load() {
        const part = await import('./news-view.tsx');
        folds.fold = part.foldNews;
        return part.NewsView;
      },
    });
    navigation.add({
      id: 'news',
      label: label('news'),
      tabLabel: label('posts'),
      icon: Newspaper,
      path: '/news',
      order: 22,
    });
    commands.add({
      id: 'news.open',
      label: label('goNews'),
      icon: Newspaper,
      shortcut: 'g a',
      run: ({ navigate }) => navigate('/news'),
    });
    slots.add('home.section', {
      id: 'news',
      label: label('news'),
      icon: Newspaper,
      order: 10,
      tells: ['news.posted', 'news.important'],
      async load() {
        const part = await import('./home/home-news-view.tsx');
        folds.fold = part.foldNews;
        return part.HomeNews;
      },
    });
    slots.add('administration.section', {
      id: 'channels',
      label: label('channels'),
      icon: Megaphone,
      order: 40,
      group: 'organisation',
      load: async () => (await import('./channels/manage-channels-view.tsx')).ManageChannels,
    });
    search.renderer('post', { icon: Newspaper, label: label('posts') });
    help.add(async () => (await import('./news-help.ts')).newsHelp);
    unsent.add({
      plugin: 'news',
      load: async () => (await import('@kontor/plugin-api/unsent')).sendUnsentDocuments,
      loadName: async () => (await import('./writing/unsent-name-view.tsx')).UnsentName,
    });
    for (const [kind, name] of [
      ['channel_changed', 'audit'],
      ['comment_moderated', 'moderated'],
      ['post_opened', 'opened'],
    ] as const)
      audit.sentence(`news.${kind}`, (language, values) => translatorOf(pluginMessages, language)(name, { ...values }));
    keepCopiesTrue(live, folds);
  },
});

import type { Language } from '@kontor/base';
import { defineClientPlugin, labelOf } from '@kontor/plugin-api/client';
import { BookOpen, CloudDownload, FileText, History, ShieldCheck, translatorOf } from '@kontor/ui';
import { keepCopiesTrue, pageEvents } from './live-copies.ts';
import { pluginMessages } from './plugin-messages.ts';

const tell = (language: Language) => translatorOf(pluginMessages, language);
const label = (name: keyof typeof pluginMessages.texts.de) => labelOf(pluginMessages, name);

/** Knowledge of spaces: pages in a tree, written together, each with somebody to ask. */
export const wikiPlugin = defineClientPlugin({
  id: 'wiki',
  register({ routes, navigation, commands, slots, search, help, unsent, offline, audit, live }) {
    routes.add({
      path: '/wiki/{-$kind}/{-$id}',
      title: label('wiki'),
      load: async () => (await import('./wiki-view.tsx')).WikiView,
    });
    navigation.add({ id: 'wiki', label: label('wiki'), icon: BookOpen, path: '/wiki', order: 25 });
    commands.add({
      id: 'wiki.open',
      label: label('goWiki'),
      icon: BookOpen,
      shortcut: 'g w',
      run: ({ navigate }) => navigate('/wiki'),
    });
    slots.add('home.section', {
      id: 'changed-pages',
      label: label('pages'),
      icon: History,
      order: 20,
      tells: ['wiki.page_edited'],
      load: async () => (await import('./home/changed-pages-view.tsx')).ChangedPages,
    });
    slots.add('home.section', {
      id: 'page-reviews',
      label: label('pages'),
      icon: ShieldCheck,
      order: 25,
      load: async () => (await import('./home/page-reviews-view.tsx')).PageReviews,
    });
    slots.add('person.section', {
      id: 'owned-pages',
      label: label('pages'),
      icon: BookOpen,
      order: 10,
      load: async () => (await import('./person/owned-pages-view.tsx')).OwnedPages,
    });
    slots.add('space.home', {
      id: 'pages',
      label: label('pages'),
      icon: BookOpen,
      order: 20,
      load: async () => (await import('./space/space-pages-view.tsx')).SpacePages,
    });
    slots.add('message.actions', {
      id: 'page',
      label: label('keepMessages'),
      icon: BookOpen,
      order: 10,
      load: async () => (await import('./messages/keep-messages-view.tsx')).KeepMessages,
    });
    slots.add('share.targets', {
      id: 'page',
      label: label('asPage'),
      icon: BookOpen,
      order: 20,
      load: async () => (await import('./share/share-dialog-view.tsx')).ShareDialog,
    });
    search.renderer('page', {
      icon: FileText,
      label: label('pages'),
      states: {
        draft: label('draft'),
        trashed: label('trashed'),
        expired: label('expired'),
        obsolete: label('obsolete'),
      },
    });
    help.add(async () => (await import('./wiki-help.ts')).wikiHelp);
    audit.sentence('wiki.pages_exported', (language, values) => tell(language)('auditExported', { ...values }));
    audit.sentence('wiki.pages_imported', (language, values) => tell(language)('auditImported', { ...values }));
    unsent.add({
      plugin: 'wiki',
      load: async () => (await import('@kontor/plugin-api/unsent')).sendUnsentDocuments,
      loadName: async () => (await import('./page/unsent-name-view.tsx')).UnsentName,
    });
    offline.find({ route: 'wiki.getPage', load: async () => (await import('./offline/kept-pages.ts')).keptPage });
    offline.add({
      plugin: 'wiki',
      after: pageEvents,
      load: async () => (await import('./offline/keep-spaces.ts')).keepSpaces,
    });
    slots.add('device.section', {
      id: 'spaces',
      label: label('keptSpaces'),
      icon: CloudDownload,
      order: 10,
      load: async () => (await import('./offline/kept-spaces-view.tsx')).KeptSpacesSection,
    });
    keepCopiesTrue(live);
  },
});

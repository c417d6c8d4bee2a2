import { defineClientPlugin, labelOf, type Sync, stale } from '@kontor/plugin-api/client';
import { FileCheck, translatorOf } from '@kontor/ui';
import type { listOwnInstructions } from '../shared/api.ts';
import { askingChanged, instructionChanged, versionConfirmed } from '../shared/events.ts';
import type { foldOwn } from '../shared/sync.ts';
import { pluginMessages } from './plugin-messages.ts';

// Copies that it folds are fetched by those parts alone, so it comes with them.
let fold: typeof foldOwn | undefined;

const label = labelOf(pluginMessages, 'instructions');
const icon = FileCheck;
const issue = {
  id: 'instructions',
  label: labelOf(pluginMessages, 'issue'),
  icon,
  order: 20,
  load: async () => (await import('./parts.ts')).IssueDialog,
};

const syncOwn: Sync<typeof versionConfirmed, typeof listOwnInstructions> = (copy, event) =>
  fold?.(copy, event) ?? stale;

/** Mandatory reading: what an office issues, and the proof that it is known to all for whom it holds. */
export const instructionsPlugin = defineClientPlugin({
  id: 'instructions',
  register({ routes, navigation, commands, slots, search, help, audit, live }) {
    routes.add({
      path: '/instructions/{-$kind}/{-$id}',
      title: label,
      async load() {
        const { InstructionsView, foldOwn: loaded } = await import('./parts.ts');
        fold = loaded;
        return InstructionsView;
      },
    });
    navigation.add({ id: 'instructions', label, icon, path: '/instructions', order: 1, within: 'news' });
    commands.add({ id: 'instructions.open', label, icon, run: ({ navigate }) => navigate('/instructions') });
    slots.add('home.section', {
      id: 'instructions',
      label,
      icon,
      order: 5,
      tells: ['instructions.asked'],
      async load() {
        const { HomeOpen, foldOwn: loaded } = await import('./parts.ts');
        fold = loaded;
        return HomeOpen;
      },
    });
    slots.add('page.actions', issue);
    slots.add('post.actions', issue);
    search.renderer('instruction', { icon, label });
    help.add(async () => (await import('./parts.ts')).loadHelp());
    for (const kind of ['issued', 'withdrawn', 'deputies_named'] as const)
      audit.sentence(`instructions.${kind}`, (language, values) =>
        translatorOf(pluginMessages, language)(kind, { ...values }),
      );
    live.onNamed(versionConfirmed, 'instructions.listOwn', syncOwn);
    live.onNamed(versionConfirmed, 'instructions.get', () => stale);
    for (const event of [instructionChanged, askingChanged])
      for (const route of ['listOwn', 'get', 'listIssued', 'getReport'])
        live.onNamed(event, `instructions.${route}`, () => stale);
  },
});

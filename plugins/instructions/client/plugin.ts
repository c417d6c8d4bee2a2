import { defineClientPlugin, labelOf, type Sync, stale } from '@kontor/plugin-api/client';
import { FileCheck, translatorOf } from '@kontor/ui';
import type { getInstruction, getReport, listIssued, listOwnInstructions } from '../shared/api.ts';
import { askingChanged, instructionChanged, reportChanged, versionConfirmed } from '../shared/events.ts';
import { foldInstruction, foldOwn } from '../shared/sync.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = labelOf(pluginMessages, 'instructions');
const issue = {
  id: 'instructions',
  label: labelOf(pluginMessages, 'issue'),
  icon: FileCheck,
  order: 20,
  load: async () => (await import('./issue/issue-dialog-view.tsx')).IssueDialog,
};

const syncOwn: Sync<typeof versionConfirmed, typeof listOwnInstructions> = (copy, event) =>
  foldOwn(copy, event) ?? stale;
const syncOne: Sync<typeof versionConfirmed, typeof getInstruction> = (copy, event) =>
  foldInstruction(copy, event) ?? stale;
const anew: Sync<
  typeof instructionChanged | typeof askingChanged,
  typeof listOwnInstructions | typeof getInstruction | typeof listIssued | typeof getReport
> = () => stale;

/** Mandatory reading: what an office issues, and the proof that it is known to all for whom it holds. */
export const instructionsPlugin = defineClientPlugin({
  id: 'instructions',
  register({ routes, navigation, commands, slots, search, help, audit, live }) {
    routes.add({
      path: '/instructions/{-$kind}/{-$id}',
      title: label,
      load: async () => (await import('./instructions-view.tsx')).InstructionsView,
    });
    navigation.add({ id: 'instructions', label, icon: FileCheck, path: '/instructions', order: 1, within: 'news' });
    commands.add({
      id: 'instructions.open',
      label,
      icon: FileCheck,
      run: ({ navigate }) => navigate('/instructions'),
    });
    slots.add('home.section', {
      id: 'instructions',
      label,
      icon: FileCheck,
      order: 5,
      tells: ['instructions.asked'],
      load: async () => (await import('./home/home-open-view.tsx')).HomeOpen,
    });
    slots.add('page.actions', issue);
    slots.add('post.actions', issue);
    search.renderer('instruction', {
      icon: FileCheck,
      label,
      states: { withdrawn: labelOf(pluginMessages, 'withdrawn') },
    });
    help.add(async () => (await import('./instructions-help.ts')).instructionsHelp);
    for (const kind of ['issued', 'withdrawn', 'deputies_named'] as const)
      audit.sentence(`instructions.${kind}`, (language, values) =>
        translatorOf(pluginMessages, language)(`audit_${kind}`, { ...values }),
      );
    live.onNamed(versionConfirmed, 'instructions.listOwn', syncOwn);
    live.onNamed(versionConfirmed, 'instructions.get', syncOne);
    for (const event of [instructionChanged, askingChanged]) {
      live.onNamed(event, 'instructions.listOwn', anew);
      live.onNamed(event, 'instructions.get', anew);
    }
    for (const event of [instructionChanged, reportChanged]) {
      live.onNamed(event, 'instructions.listIssued', anew);
      live.onNamed(event, 'instructions.getReport', anew);
    }
  },
});

import { defineServerPlugin } from '@kontor/plugin-api/server';
import {
  pageAccessChanged,
  pageAccessLost,
  pageChanged,
  pageCreated,
  pageDeleted,
  pageMoved,
  pageMovedToTrash,
  pageRestored,
  shelfChanged,
} from '../shared/index.ts';
import { provideComments } from './comments/comments-plugin.ts';
import { seedPages } from './demo-seeding.ts';
import { provideHandOver } from './handover/provide-hand-over.ts';
import { createPages } from './migrations/20261127-0040-create-pages.ts';
import { addTemplatesAndCovers } from './migrations/20261127-0420-add-templates-and-covers.ts';
import { noteSinceWhenObsolete } from './migrations/20261127-2364-note-since-when-obsolete.ts';
import { PageContext } from './page-context.ts';
import { provideDocuments } from './page-documents.ts';
import { followEdits } from './page-following.ts';
import { pageLinks } from './page-links.ts';
import { definePageKinds } from './page-notify.ts';
import { declarePages } from './page-privacy.ts';
import { pageSearch } from './page-search.ts';
import { pageTexts } from './page-texts.ts';
import { providePagePeriods } from './periods/page-periods.ts';
import { provideReadings } from './readings/readings-plugin.ts';
import { scheduleReminders } from './review-job.ts';
import { defineReviewKinds } from './review-notify.ts';
import { bindRoutes } from './routes.ts';
import { provideSuggestions } from './suggestions/suggestions-plugin.ts';
import { exportSpaceCommand } from './transfer/export-command.ts';
import { mountExport } from './transfer/export-mounts.ts';
import { provideImports } from './transfer/import/provide-imports.ts';
import { importMarkdownCommand } from './transfer/import-command.ts';
import { createWikiServices } from './wiki-services.ts';

/** Knowledge of spaces: pages in a tree, written together, each with somebody to ask. */
export const wikiPlugin = defineServerPlugin({
  id: 'wiki',
  register(host) {
    const context = new PageContext(host);
    const wiki = createWikiServices(context);
    host.migrations.add(createPages, addTemplatesAndCovers, noteSinceWhenObsolete);
    bindRoutes(host.http, wiki);
    provideDocuments(context);
    host.permissions.whatOpens((tx, person, tokens) => context.rights.findOpenings(tx, person, tokens));
    host.links.provide(pageLinks(context));
    host.texts.provide(pageTexts(context));
    host.search.provide(pageSearch(context));
    definePageKinds(context);
    defineReviewKinds(context);
    declarePages(host);
    followEdits(context);
    provideComments(context);
    provideSuggestions(context);
    provideReadings(context);
    provideHandOver(context);
    scheduleReminders(context);
    providePagePeriods(context);
    seedPages(context);
    mountExport(context);
    provideImports(context);
    host.commands.add(importMarkdownCommand(context));
    host.commands.add(exportSpaceCommand(context));
    for (const event of [pageCreated, pageChanged, pageMoved, pageRestored, pageAccessChanged])
      host.live.present(event, (tx, { payload }) => wiki.pages.readForLive(tx, payload.page));
    for (const event of [pageMovedToTrash, pageDeleted, pageAccessLost, shelfChanged])
      host.live.present(event, async () => null);
  },
});

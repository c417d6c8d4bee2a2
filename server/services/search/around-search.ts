import type { Audit, People } from '@kontor/plugin-api/server';
import {
  addSynonyms,
  changeSynonyms,
  exportSynonyms,
  helpSearching,
  importSynonyms,
  listMissedSearches,
  listSynonyms,
  orgUnitChanged,
  orgUnitCreated,
  orgUnitRemoved,
  removeMissedSearch,
  removeSynonyms,
} from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { createSynonyms } from '../../migrations/20261127-2330-create-synonyms.ts';
import { createMissedSearches } from '../../migrations/20261127-2331-create-missed-searches.ts';
import type { OrganisationService } from '../organisation/index.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { demoSynonyms } from './demo-synonyms.ts';
import type { SearchKeeper } from './index.ts';
import { declareMissedSearches } from './missed-privacy.ts';
import { SearchHelpService } from './search-help-service.ts';
import { SynonymKeeper } from './synonym-keeper.ts';
import { SynonymService } from './synonym-service.ts';
import { tellSynonymsChanged } from './synonym-store.ts';

export interface AroundSearchParts {
  readonly audit: Audit;
  readonly people: People;
  readonly policies: PolicyReader;
  readonly organisation: Pick<OrganisationService, 'whenDecided'>;
  readonly search: Pick<SearchKeeper, 'searchAll' | 'setSynonyms'>;
}

const expireMissed = { name: 'search.expire_missed', data: z.object({}) };

/** What belongs to searching beside the search: synonyms, help where nothing is found, and the report of what nobody finds. */
export function createAroundSearch(core: Core, parts: AroundSearchParts): void {
  core.migrations.add(createSynonyms, createMissedSearches);
  declareMissedSearches(core.privacy);
  const synonyms = new SynonymService({ database: core.database, audit: parts.audit, people: parts.people });
  const help = new SearchHelpService(core, {
    people: parts.people,
    policies: parts.policies,
    search: (actor, input) => parts.search.searchAll(actor, input),
    synonyms: (tx) => synonyms.listForEngine(tx),
  });
  bindRoutes(core, synonyms, help);
  parts.organisation.whenDecided(async (tx, after, before) => {
    if (before.missedSearches && !after.missedSearches) await help.forgetMissed(tx);
  });
  core.demo.seed((tx) => synonyms.fill(tx, demoSynonyms));
  core.jobs.define(expireMissed, () => help.expireMissed());
  core.jobs.schedule(expireMissed, '25 3 * * *', {});
  keepSynonyms(core, synonyms, parts.search);
}

function keepSynonyms(core: Core, synonyms: SynonymService, search: Pick<SearchKeeper, 'setSynonyms'>): void {
  const keeper = new SynonymKeeper({
    database: core.database,
    log: core.log,
    read: () => core.database.snapshot((tx) => synonyms.listForEngine(tx)),
    set: (groups) => search.setSynonyms(groups),
  });
  core.onStart(async () => {
    // An abbreviation may be another now.
    core.events.onMany('search.abbreviations', [orgUnitCreated, orgUnitChanged, orgUnitRemoved], tellSynonymsChanged);
    await keeper.start();
  });
  core.onStop(() => keeper.stop());
}

function bindRoutes({ http }: Core, synonyms: SynonymService, help: SearchHelpService): void {
  http.bind(listSynonyms, () => synonyms.list());
  http.bind(addSynonyms, ({ words }, { actor }) => synonyms.add(actor, words));
  http.bind(changeSynonyms, (input, { actor }) => synonyms.change(actor, input));
  http.bind(removeSynonyms, async ({ group }, { actor }) => {
    await synonyms.remove(actor, group);
    return {};
  });
  http.bind(importSynonyms, ({ table }, { actor }) => synonyms.import(actor, table));
  http.bind(exportSynonyms, async () => ({ table: await synonyms.export() }));
  http.bind(helpSearching, ({ q }, { actor }) => help.help(actor, q));
  http.bind(listMissedSearches, () => help.listMissed());
  http.bind(removeMissedSearch, async ({ term }) => {
    await help.removeMissed(term);
    return {};
  });
}

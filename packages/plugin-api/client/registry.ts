import type { Language } from '@kontor/base';
import type { EventDefinition, Route } from '@kontor/schema';
import type { HelpLoader } from './help.ts';
import type {
  AuditSentence,
  ClientHost,
  ClientPlugin,
  Command,
  NavigationEntry,
  SearchRenderer,
  UnsentTexts,
  ViewRoute,
} from './host.ts';
import type { KeptFinds } from './kept-finds.ts';
import type { OfflineKeeper } from './offline-keeper.ts';
import type { SlotContribution, SlotName } from './slots.ts';
import type { Sync } from './sync.ts';

/** What an event does to the copies of one route. */
export interface SyncRule {
  readonly definition: EventDefinition;
  readonly route: Pick<Route, 'name'>;
  readonly sync: Sync<EventDefinition, Route>;
}

/** Everything that the core and the plugins have registered, as the workbench reads it. */
export interface Registry {
  readonly routes: readonly ViewRoute[];
  readonly navigation: readonly NavigationEntry[];
  readonly commands: readonly Command[];
  readonly searchRenderers: ReadonlyMap<string, SearchRenderer>;
  /** By kind of entry. */
  readonly auditSentences: ReadonlyMap<string, AuditSentence>;
  readonly help: readonly HelpLoader[];
  readonly unsent: readonly UnsentTexts[];
  readonly keepers: readonly OfflineKeeper[];
  readonly finds: readonly KeptFinds[];
  readonly syncRules: readonly SyncRule[];
  slot<Name extends SlotName>(name: Name): readonly SlotContribution<Name>[];
}

/** Lets every plugin register, in order. Throws when two claim the same address, id or search type. */
export function registerPlugins(plugins: readonly ClientPlugin[]): Registry {
  const routes = new Map<string, ViewRoute>();
  const navigation = new Map<string, NavigationEntry>();
  const commands = new Map<string, Command>();
  const searchRenderers = new Map<string, SearchRenderer>();
  const auditSentences = new Map<string, AuditSentence>();
  const slots = new Map<string, { slot: SlotName; contribution: SlotContribution<SlotName> }>();
  const help: HelpLoader[] = [];
  const unsent: UnsentTexts[] = [];
  const keepers: OfflineKeeper[] = [];
  const finds: KeptFinds[] = [];
  const syncRules: SyncRule[] = [];
  const host: ClientHost = {
    routes: { add: (route) => claim(routes, route.path, route) },
    navigation: { add: (entry) => claim(navigation, entry.id, entry) },
    commands: { add: (command) => claim(commands, command.id, command) },
    search: { renderer: (type, renderer) => claim(searchRenderers, type, renderer) },
    help: { add: (load) => void help.push(load) },
    unsent: { add: (texts) => void unsent.push(texts) },
    offline: { add: (keeper) => void keepers.push(keeper), find: (found) => void finds.push(found) },
    audit: { sentence: (kind, sentence) => claim(auditSentences, kind, sentence) },
    slots: {
      add: (slot, contribution) =>
        // Kept under its slot's name, and only read back by that name.
        claim(slots, `${slot} ${contribution.id}`, { slot, contribution: contribution as SlotContribution<SlotName> }),
    },
    live: {
      on: (definition, route, sync) =>
        // The rule is only ever called with copies of its own route and payloads of its own definition.
        void syncRules.push({ definition, route, sync: sync as unknown as Sync<EventDefinition, Route> }),
      onNamed: (definition, name, sync) =>
        // The same.
        void syncRules.push({ definition, route: { name }, sync: sync as unknown as Sync<EventDefinition, Route> }),
    },
  };
  for (const plugin of plugins) plugin.register(host);
  return {
    routes: [...routes.values()],
    navigation: [...navigation.values()].sort((one, other) => one.order - other.order),
    commands: [...commands.values()],
    searchRenderers,
    auditSentences,
    help,
    unsent,
    keepers,
    finds,
    syncRules,
    slot: <Name extends SlotName>(name: Name) =>
      [...slots.values()]
        .filter(({ slot }) => slot === name)
        .map(({ contribution }) => contribution as unknown as SlotContribution<Name>) // stored under this name
        .sort((one, other) => one.order - other.order),
  };
}

function claim<Value>(claims: Map<string, Value>, key: string, value: Value): void {
  if (claims.has(key)) throw new Error(`${key} is registered twice`);
  claims.set(key, value);
}

/** The commands whose label or id contains every word, for the palette. */
export function findCommands(commands: readonly Command[], query: string, language: Language): Command[] {
  const words = query.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  return commands.filter((command) => {
    const text = command.label(language).toLocaleLowerCase(language);
    return words.every((word) => text.includes(word));
  });
}

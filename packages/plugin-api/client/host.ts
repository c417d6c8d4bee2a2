import type { Language } from '@kontor/base';
import type { EventDefinition, Route } from '@kontor/schema';
import type { Icon } from '@kontor/ui';
import type { ComponentType, ReactNode } from 'react';
import type { HelpLoader } from './help.ts';
import type { KeptFinds } from './kept-finds.ts';
import type { Label } from './label.ts';
import type { OfflineKeeper } from './offline-keeper.ts';
import type { SlotContribution, SlotName } from './slots.ts';
import type { Sync } from './sync.ts';

/** A screen with an address, such as `/people/$person`; its code loads when somebody goes there. */
export interface ViewRoute {
  readonly path: `/${string}`;
  /** Window title and the name that screen readers hear on arrival. */
  readonly title: Label;
  /** Without the frame around it: for small windows of the desktop app. */
  readonly isBare?: true;
  load(): Promise<ComponentType>;
}

/** A place in the navigation. */
export interface NavigationEntry {
  readonly id: string;
  readonly label: Label;
  readonly icon: Icon;
  readonly path: `/${string}`;
  /** Other addresses that belong to this place. */
  readonly covers?: readonly `/${string}`[];
  /** The id of the place among whose tabs (`PlaceTabs`) it stands, instead of in the navigation itself. */
  readonly within?: string;
  /** What its own tab is called, where tabs stand within it and the place has another name. */
  readonly tabLabel?: Label;
  /** Small comes first; the start page has 0, the inbox 10, spaces 20. */
  readonly order: number;
  /** A `Count` of what waits there; fetched by itself, after the frame stands, so it brings no more code than it needs. */
  readonly badge?: () => Promise<ComponentType>;
}

/** Something that the palette (Ctrl+K) and a shortcut start. */
export interface Command {
  readonly id: string;
  readonly label: Label;
  readonly icon: Icon;
  /** Keys as the help sheet shows them: `g p` one after the other, `Mod+K` together (Mod is Ctrl, or Command on a Mac). */
  readonly shortcut?: string;
  run(tools: CommandTools): void;
}

export interface CommandTools {
  navigate(path: string): void;
}

/** Sends texts of a plugin's shared documents that wait on this device, whether or not somebody opens them again. */
export interface UnsentTexts {
  /** The plugin's id, as `useLocalData` is given it. */
  readonly plugin: string;
  /** Its code comes only where something waits. It is given the name of `useLocalData`; what fails stays and waits. */
  load(): Promise<(database: string) => Promise<void>>;
  /** Says in the list of what waits what a text is called. */
  loadName(): Promise<ComponentType<NamedTextProps>>;
}

export interface NamedTextProps {
  /** Its ref. */
  readonly text: string;
  /** Shows it by its name; nothing where that is not known. */
  readonly children: (name: string | undefined) => ReactNode;
}

/** How objects of one type look: hits in the search box, and cards in texts. */
export interface SearchRenderer {
  readonly icon: Icon;
  /** The type in the plural, as a heading: "Personen". */
  readonly label: Label;
  /** What the states of its cards are called: `{ archived: … }`; others are not shown. */
  readonly states?: Readonly<Record<string, Label>>;
}

/** What happened, as the audit log tells it: `{who} hat Personen übernommen`. */
export type AuditSentence = (language: Language, values: AuditValues) => string;

export interface AuditValues {
  /** The name of who did it. */
  readonly who: string;
  /** The name of the object, as far as the reader may see it. */
  readonly object: string;
}

/** All that a plugin's client part sees of Kontor while it registers; its views use the hooks of this package. */
export interface ClientHost {
  readonly routes: { add(route: ViewRoute): void };
  readonly navigation: { add(entry: NavigationEntry): void };
  readonly slots: { add<Name extends SlotName>(slot: Name, contribution: SlotContribution<Name>): void };
  readonly commands: { add(command: Command): void };
  readonly search: { renderer(type: string, renderer: SearchRenderer): void };
  /** Pages of the help that belong to the plugin: one for each place and section that it adds. */
  readonly help: { add(load: HelpLoader): void };
  readonly unsent: { add(texts: UnsentTexts): void };
  readonly offline: { add(keeper: OfflineKeeper): void; find(finds: KeptFinds): void };
  /** Tells entries of the audit log that the plugin's server part writes. */
  readonly audit: { sentence(kind: string, sentence: AuditSentence): void };
  readonly live: {
    /** Says what an event does to every client copy of a route's answers; see `Sync`. */
    on<Definition extends EventDefinition, Fetched extends Route>(
      definition: Definition,
      route: Fetched,
      sync: Sync<Definition, Fetched>,
    ): void;
    /** The same where only the views that show the route load its contract, and the shell need not. */
    onNamed<Definition extends EventDefinition, Fetched extends Route>(
      definition: Definition,
      name: Fetched['name'],
      sync: Sync<Definition, Fetched>,
    ): void;
  };
}

/** A feature's client part. `register` only declares; nothing is fetched before somebody opens a view. */
export interface ClientPlugin {
  readonly id: string;
  register(host: ClientHost): void;
}

export function defineClientPlugin(plugin: ClientPlugin): ClientPlugin {
  return plugin;
}

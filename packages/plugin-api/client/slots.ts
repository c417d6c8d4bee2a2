import type { SpaceView } from '@kontor/schema';
import type { Icon } from '@kontor/ui';
import type { ComponentType } from 'react';
import type { Label } from './label.ts';

/** The named places of the workbench and what a contribution to each is told. */
export interface SlotProps {
  /** What a person's card shows, when one points at their name (`PersonName`). */
  readonly 'person-card': { readonly person: { readonly id: string; readonly name: string } };
  /** On a person's card and page: "Write", "Call". */
  readonly 'person-card.actions': { readonly person: { readonly id: string; readonly name: string } };
  /** Part of the start page. */
  readonly 'home.section': Readonly<Record<never, never>>;
  /** A page of the administration; has an address and a line in its menu. */
  readonly 'administration.section': Readonly<Record<never, never>>;
  /** Part of a space's start page: its rooms, pages, lists. */
  readonly 'space.home': { readonly space: SpaceView };
  /** Part of "My data": what a plugin stores about the person, and who sees it. */
  readonly 'my-data.section': { readonly person: string };
  /** Beside it: what else to know about the space, in a few lines. */
  readonly 'space.aside': { readonly space: SpaceView };
  /** Part of the own profile in the settings. */
  readonly 'profile.section': { readonly person: string };
}
export type SlotName = keyof SlotProps;

/** The headings of the administration's menu. */
export type AdministrationGroup = 'people' | 'organisation' | 'security' | 'operation';

/** What a plugin puts into a slot; `load` fetches its code when the slot is first shown. */
export interface SlotContribution<Name extends SlotName> {
  /** Unique in its slot; for `administration.section` the last part of the address. */
  readonly id: string;
  readonly label: Label;
  readonly icon: Icon;
  /** Small comes first. */
  readonly order: number;
  /** Only for `administration.section`: the heading below which it stands, `operation` unless given. */
  readonly group?: AdministrationGroup;
  load(): Promise<ComponentType<SlotProps[Name]>>;
}

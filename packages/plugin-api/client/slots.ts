import type { Ref } from '@kontor/base';
import type { SpaceView } from '@kontor/schema';
import type { Icon } from '@kontor/ui';
import type { ComponentType } from 'react';
import type { Label } from './label.ts';

/** A message as the person sees it. */
export interface SeenMessage {
  readonly id: string;
  readonly author: string;
  /** RFC 3339. */
  readonly at: string;
  /** What the chat shows of it, and nothing that it does not show. */
  readonly html: string;
  /** The same in one line. */
  readonly line: string;
  /** Address within Kontor that leads to exactly this message. */
  readonly path: string;
}

/** Messages for what may become of them. */
export interface OfferedMessages {
  /** In their order: the one that was chosen, and those around it that may be taken along. */
  readonly messages: readonly SeenMessage[];
  readonly chosen: string;
  /** The space of the room; absent for rooms of people. */
  readonly space: string | undefined;
  /** End to end: the server does not know what is said there. */
  readonly isConfidential: boolean;
  /** Says something where the messages stand; absent where the person may not. Rejects when it could not be sent. */
  readonly say: ((text: string) => Promise<void>) | undefined;
  onClose(): void;
}

/** A task in the text of a page, as the person sees it. */
export interface SeenPageTask {
  readonly page: { readonly ref: Ref; readonly path: string; readonly space: string };
  /** What the page calls it; `<path>#<id>` leads to it. */
  readonly id: string;
  readonly text: string;
  readonly isDone: boolean;
  /** Whether the person may change the page. */
  readonly mayWrite: boolean;
}

/** A text that others may keep or ask to be read: a page, a post. */
export interface OfferedText {
  readonly ref: Ref;
  readonly title: string;
  /** Address within Kontor. */
  readonly path: string;
  /** Whether the person may change it. */
  readonly mayWrite: boolean;
  onClose(): void;
}

/** What somebody brings in from another app of their device, or begins with nothing. */
export interface SharedContent {
  /** One line; empty where there is none. */
  readonly title: string;
  /** Plain text with its links, as it came. */
  readonly text: string;
  readonly files: readonly File[];
}

/** The named places of the workbench and what a contribution to each is told. */
export interface SlotProps {
  /** What a person's card shows, when one points at their name (`PersonName`). */
  readonly 'person-card': { readonly person: { readonly id: string; readonly name: string } };
  /** On a person's card and page: "Write", "Call". */
  readonly 'person-card.actions': { readonly person: { readonly id: string; readonly name: string } };
  /** Part of a person's page: what they can be asked about. */
  readonly 'person.section': { readonly person: { readonly id: string; readonly name: string } };
  /** In the head of an org unit's page; `isLed`: the person leads it, or manages the organisation (P22). */
  readonly 'org-unit.actions': {
    readonly orgUnit: { readonly id: string; readonly name: string };
    readonly isLed: boolean;
  };
  /** Part of the start page; nothing where there is nothing to say. Orders go by how urgent it is. */
  readonly 'home.section': Readonly<Record<never, never>>;
  /** A page of the administration; has an address and a line in its menu. */
  readonly 'administration.section': Readonly<Record<never, never>>;
  /** Part of a space's start page: its rooms, pages, lists. */
  readonly 'space.home': { readonly space: SpaceView };
  /** Part of "My data": what a plugin stores about the person, and who sees it. */
  readonly 'my-data.section': { readonly person: string };
  /** Beside it: what else to know about the space, in a few lines. */
  readonly 'space.aside': { readonly space: SpaceView };
  /** In the menu of a message: what may become of it. The contribution is the dialog that its label opens. */
  readonly 'message.actions': OfferedMessages;
  /** In the settings, below what this device keeps: what the person chose to have on it. */
  readonly 'device.section': Readonly<Record<never, never>>;
  /**
   * Below a message that was sent: what became of it. `place` is the address of its room, the same for all messages
   * there, so that a contribution asks once for all of them.
   */
  readonly 'message.below': { readonly path: string; readonly place: string };
  /** Beside a task in the text of a page: whether it is tracked, by whom it is done. */
  readonly 'page.task': SeenPageTask;
  /** In the menu of a page: what may become of it. The contribution is the dialog that its label opens. */
  readonly 'page.actions': OfferedText;
  /** The same in the menu of a post. */
  readonly 'post.actions': OfferedText;
  /**
   * Kinds of places into which something goes that was shared with Kontor, also without a connection as far as that is
   * possible. The contribution is the dialog that its label opens. `onDone` once it is there or surely will be, with where to go
   * next: then it is kept on this device no longer.
   */
  readonly 'share.targets': {
    readonly shared: SharedContent;
    onDone(path: string): void;
    onClose(): void;
  };
  /** Beside the posts, where there is room: what else is new and asked of the person, in a few lines. */
  readonly 'news.aside': Readonly<Record<never, never>>;
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
  /** Only for `home.section`: kinds of notifications that it shows itself, so that the start page does not say them twice. */
  readonly tells?: readonly string[];
  load(): Promise<ComponentType<SlotProps[Name]>>;
}

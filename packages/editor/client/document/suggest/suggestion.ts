import type { Icon } from '@kontor/ui';
import type { Editor } from '@tiptap/core';

/** Something that can take the place of what is being typed. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly icon?: Icon;
  /** Shown in the place of an icon. */
  readonly sign?: string;
  /** Somebody: their initials stand in the place of an icon. */
  readonly isPerson?: boolean;
  readonly hint?: string;
  /** Below the label. */
  readonly note?: string;
  /** After what was typed is gone. */
  readonly take: (editor: Editor) => void;
}

import { type ReactNode, useContext, useState } from 'react';
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog';
import { useMessages } from '../language/use-messages.ts';
import { UnsavedInput } from '../unsaved/unsaved-input.ts';
import { UnsavedContext } from '../unsaved/use-unsaved.ts';
import { AlertDialog } from './alert-dialog.tsx';
import { componentMessages } from './component-messages.ts';
import type { ModalState } from './modal-state.ts';

export interface GuardedClose {
  /** For the overlay, in place of the state that was given. */
  readonly state: { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };
  /** For the UnsavedContext of what is inside. */
  readonly unsaved: UnsavedInput;
  /** The question, while it is asked; it stands inside the dialog. */
  readonly question: ReactNode;
}

/** Asks before something modal closes while it holds what is not saved: by Escape, by a click beside it, by its buttons. */
export function useGuardedClose(given: ModalState): GuardedClose {
  const t = useMessages(componentMessages);
  const trigger = useContext(OverlayTriggerStateContext);
  const outer = useContext(UnsavedContext);
  const [unsaved] = useState(() => new UnsavedInput(outer));
  const [isAsking, setAsking] = useState(false);
  const isOwn = given.isOpen === undefined && trigger !== null;
  const change = (isOpen: boolean) => (isOwn ? trigger.setOpen(isOpen) : given.onOpenChange?.(isOpen));
  return {
    state: {
      isOpen: isOwn ? trigger.isOpen : (given.isOpen ?? false),
      onOpenChange: (isOpen) => (!isOpen && unsaved.isThere ? setAsking(true) : change(isOpen)),
    },
    unsaved,
    question: isAsking && (
      <AlertDialog
        isOpen
        title={t('closeQuestion')}
        action={t('discardInput')}
        cancel={t('keepEditing')}
        isDestructive
        onAction={() => {
          unsaved.giveUp();
          change(false);
        }}
        onOpenChange={setAsking}
      >
        {t('closeExplanation')}
      </AlertDialog>
    ),
  };
}

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useMessages } from '../language/use-messages.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { FormActions } from './form.tsx';
import { type ModalState, overlayClasses } from './modal-state.ts';

export interface AlertDialogProps extends ModalState {
  /** The question: "Bereich „Digitalisierung“ löschen?" */
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb on the button: "Bereich löschen", never "OK". */
  readonly action: string;
  /** The verb that lets everything be, where "cancel" could be read either way: "Hier bleiben". */
  readonly cancel?: string;
  readonly isDestructive?: boolean;
  readonly onAction: () => void;
}

/** A question that must be answered first. Ask only for what cannot be undone; else act, and offer to undo. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, children, action, cancel, isDestructive = false, onAction, ...state } = props;
  const t = useMessages(componentMessages);
  return (
    <ModalOverlay {...state} className={classNames(overlayClasses, 'items-end justify-center p-4 sm:items-center')}>
      <Modal className="k-rise w-full rounded-xl bg-raised shadow-modal sm:max-w-md forced-colors:border">
        <AriaDialog role="alertdialog" className="flex flex-col gap-2 p-5 outline-none">
          {({ close }) => (
            <>
              <Heading slot="title" className="text-lg font-semibold">
                {title}
              </Heading>
              <div className="pb-3 text-muted">{children}</div>
              <FormActions>
                <Button autoFocus onPress={close}>
                  {cancel ?? t('cancel')}
                </Button>
                <Button
                  variant={isDestructive ? 'danger' : 'primary'}
                  onPress={() => {
                    onAction();
                    close();
                  }}
                >
                  {action}
                </Button>
              </FormActions>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

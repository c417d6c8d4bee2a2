import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { X } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { UnsavedContext } from '../unsaved/use-unsaved.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { IconButton } from './icon-button.tsx';
import { type ModalState, overlayClasses } from './modal-state.ts';
import { useGuardedClose } from './use-guarded-close.tsx';

export interface DialogProps extends ModalState {
  readonly title: string;
  readonly size?: 'sm' | 'md' | 'lg';
  /** Buttons that stay in view below the scrolling content, usually FormActions. */
  readonly footer?: ReactNode | ((close: () => void) => ReactNode);
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  /** A click beside it does not close it, as what it shows cannot be seen a second time. */
  readonly keepsOpen?: boolean;
}

/** The buttons of a long form stay where they are while it scrolls; on phones it needs the room itself. */
const actionsInView =
  'sm:[&_[data-form-actions]]:sticky sm:[&_[data-form-actions]]:-bottom-5 sm:[&_[data-form-actions]]:-mx-5 ' +
  'sm:[&_[data-form-actions]]:-mb-5 sm:[&_[data-form-actions]]:bg-raised sm:[&_[data-form-actions]]:px-5 sm:[&_[data-form-actions]]:py-3.5';

const widths = { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-3xl' };

/**
 * A task of its own above the page: centred on wide screens, rising from the bottom edge on phones. Whichever way it is
 * closed, it asks while a form in it is not saved; the button that cancels is a `Button slot="close"`.
 */
export function Dialog({ title, size = 'md', footer, children, keepsOpen = false, ...given }: DialogProps) {
  const t = useMessages(componentMessages);
  const { state, unsaved, question } = useGuardedClose(given);
  return (
    <ModalOverlay
      {...state}
      isDismissable={!keepsOpen}
      className={classNames(overlayClasses, 'items-end justify-center sm:items-center sm:p-6')}
    >
      <Modal
        className={classNames(
          'k-rise flex max-h-[calc(100dvh-2.5rem)] w-full flex-col overflow-hidden rounded-t-xl bg-raised shadow-modal sm:rounded-xl forced-colors:border',
          widths[size],
        )}
      >
        <AriaDialog className="flex min-h-0 flex-col outline-none">
          {({ close }) => (
            <UnsavedContext value={unsaved}>
              <header className="flex items-start gap-4 ps-5 pe-3 pt-3 pb-2">
                <Heading slot="title" className="grow py-1 text-lg font-semibold">
                  {title}
                </Heading>
                <IconButton icon={X} label={t('close')} slot="close" />
              </header>
              <div className={classNames('min-h-0 grow overflow-y-auto px-5 pt-1 pb-5 sm:scroll-pb-20', actionsInView)}>
                {typeof children === 'function' ? children(close) : children}
              </div>
              {footer !== undefined && (
                <footer className="px-5 pt-1 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
                  {typeof footer === 'function' ? footer(close) : footer}
                </footer>
              )}
              {question}
            </UnsavedContext>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export { DialogTrigger } from 'react-aria-components/Dialog';

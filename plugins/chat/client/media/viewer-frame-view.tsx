import { Download, IconButton, useMessages, X } from '@kontor/ui';
import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { mediaMessages } from './media-messages.ts';

interface ViewerFrameProps {
  /** What is shown. */
  readonly title: string;
  /** Below the title: which of how many, for example. Read out when it changes. */
  readonly note: ReactNode;
  /** Buttons before those to download and close. */
  readonly tools?: ReactNode;
  readonly onDownload: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The whole window for one thing to look at; always dark, as pictures are seen best. */
export function ViewerFrame({ title, note, tools, onDownload, onClose, children }: ViewerFrameProps) {
  const t = useMessages(mediaMessages);
  return (
    <ModalOverlay isOpen onOpenChange={(isOpen) => !isOpen && onClose()} className="k-fade fixed inset-0 z-40">
      <Modal className="size-full">
        <Dialog className="flex size-full flex-col bg-sunken text-text scheme-dark outline-none">
          <header className="flex items-center gap-1 border-b border-border ps-4 pe-2 py-1.5">
            <div className="min-w-0 grow">
              <Heading slot="title" className="truncate text-sm font-semibold">
                {title}
              </Heading>
              <p role="status" className="truncate text-xs text-muted">
                {note}
              </p>
            </div>
            {tools}
            <IconButton icon={Download} label={t('downloadThis')} onPress={onDownload} />
            <IconButton icon={X} label={t('close')} onPress={onClose} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import { lazyLayer } from '@kontor/plugin-api/client';
import { PresentPeople, SaveState, type SharedDocument, useDocumentStatus } from '@kontor/plugin-api/document';
import { BackLink, Button, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { Post } from '../../shared/index.ts';
import { StateBadge } from '../state-badge-view.tsx';
import { WritingMenu } from './writing-menu-view.tsx';
import { writingMessages } from './writing-messages.ts';

const PublishDialog = lazyLayer(async () => (await import('./publish-dialog-view.tsx')).PublishDialog);
const ReturnDialog = lazyLayer(async () => (await import('./return-dialog-view.tsx')).ReturnDialog);

interface WritingBarProps {
  readonly post: Post;
  readonly document: SharedDocument | undefined;
  readonly onEnglish: () => void;
}

/** Above a draft, in view while one writes: whether it is saved, who is here, and the way to the readers. */
export function WritingBar({ post, document, onEnglish }: WritingBarProps) {
  const t = useMessages(writingMessages);
  const [open, setOpen] = useState<'publish' | 'handIn' | 'return'>();
  const { draft, state } = post;
  const isAsked = draft?.review === 'asked';
  const isWritten = state !== 'withdrawn' && state !== 'expired' && state !== 'scheduled';
  const close = () => setOpen(undefined);
  const mayDecide = isAsked && (post.mayEdit || post.decidesInPlaceOf !== null);
  return (
    <header className="sticky top-0 z-20 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border bg-surface px-4 py-1.5 sm:px-6 print:hidden">
      <div>
        <BackLink href="/news/own">{t('backToOwn')}</BackLink>
      </div>
      <span className="flex min-w-0 grow items-center gap-2 text-sm text-muted">
        <StateBadge state={state} />
        <span className="truncate max-sm:hidden">{t('inChannel', { channel: post.channel.name })}</span>
      </span>
      <div className="flex min-w-0 items-center gap-2 max-sm:w-full max-sm:justify-end">
        {document && <Presence document={document} mayWrite={post.mayWrite} />}
        <WritingMenu post={post} onEnglish={onEnglish} />
        {mayDecide && (
          <Button size="sm" onPress={() => setOpen('return')}>
            {t('giveBack')}
          </Button>
        )}
        {isWritten && post.mayPublish && (
          <OnwardButton document={document} onPress={() => setOpen('publish')}>
            {t(mayDecide ? 'approve' : state === 'published' ? 'publishChange' : 'publish')}
          </OnwardButton>
        )}
        {isWritten && !isAsked && !post.mayPublish && post.isAuthor && (
          <OnwardButton document={document} onPress={() => setOpen('handIn')}>
            {t('handIn')}
          </OnwardButton>
        )}
      </div>
      {(open === 'publish' || open === 'handIn') && <PublishDialog post={post} how={open} onClose={close} />}
      {open === 'return' && <ReturnDialog post={post} onClose={close} />}
    </header>
  );
}

interface OnwardProps {
  readonly document: SharedDocument | undefined;
  readonly onPress: () => void;
  readonly children: string;
}

/** The way to the readers, open once all that was written is safe: else a text would go without its last words. */
function OnwardButton({ document, ...button }: OnwardProps) {
  if (document) return <WaitingButton document={document} {...button} />;
  return <Button size="sm" variant="primary" {...button} />;
}

function WaitingButton({ document, ...button }: OnwardProps & { readonly document: SharedDocument }) {
  const { isUnsaved } = useDocumentStatus(document);
  return <Button size="sm" variant="primary" isDisabled={isUnsaved} {...button} />;
}

function Presence({ document, mayWrite }: { readonly document: SharedDocument; readonly mayWrite: boolean }) {
  const status = useDocumentStatus(document);
  return (
    <>
      <PresentPeople awareness={document.awareness} />
      {mayWrite && <SaveState status={status} />}
    </>
  );
}

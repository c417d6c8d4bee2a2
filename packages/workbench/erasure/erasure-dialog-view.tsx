import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { type ErasurePart, type ErasurePreview, previewErasure } from '@kontor/schema';
import { Banner, ButtonLink, Dialog, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { erasureMessages } from './erasure-messages.ts';
import { ErasureRequest } from './erasure-request-view.tsx';

/** What goes with somebody, what stays and why; and the two steps that it takes. */
export function ErasureDialog({ person, onClose }: { readonly person: string; readonly onClose: () => void }) {
  const t = useMessages(erasureMessages);
  const query = useQueryRoute(previewErasure, { person });
  return (
    <Dialog title={t('title', { name: query.data?.person.name ?? '' })} size="lg" isOpen onOpenChange={onClose}>
      <QueryView query={query}>{(preview) => <Preview preview={preview} />}</QueryView>
    </Dialog>
  );
}

function Preview({ preview }: { readonly preview: ErasurePreview }) {
  const t = useMessages(erasureMessages);
  const { formatDate } = useFormats();
  const { person, isGone, open, parts, erasedAt } = preview;
  const isDone = erasedAt !== null;
  return (
    <div className="flex flex-col gap-5">
      {isDone && <Banner tone="success" title={t('erased', { day: formatDate(erasedAt, 'medium') })} />}
      {!isGone && !isDone && <Banner>{t('stillHere')}</Banner>}
      {open > 0 && !isDone && (
        <Banner
          tone="warning"
          title={t('openTitle')}
          action={<ButtonLink href={`/hand-over/${person.id}`}>{t('handOver')}</ButtonLink>}
        >
          {t('openText', { count: open })}
        </Banner>
      )}
      {isGone && !isDone && <ErasureRequest preview={preview} />}
      <Parts title={t('goes')} parts={parts.filter(({ isErased }) => isErased)} />
      <Parts title={t('stays')} parts={parts.filter(({ unnamed }) => unnamed !== null)} why="unnamed" />
      <Parts title={t('kept')} parts={parts.filter(({ kept }) => kept !== null)} why="kept" />
    </div>
  );
}

interface PartsProps {
  readonly title: string;
  readonly parts: readonly ErasurePart[];
  readonly why?: 'unnamed' | 'kept';
}

function Parts({ title, parts, why }: PartsProps) {
  const { language } = useLanguage();
  const reasonOf = ({ unnamed, kept }: ErasurePart) => {
    if (why === 'unnamed') return unnamed?.[language];
    if (why === 'kept' && kept) return `${sentence(kept.why[language])} ${sentence(kept.until[language])}`;
    return undefined;
  };
  if (parts.length === 0) return null;
  return (
    <section>
      <h3 className="pb-2 font-semibold">{title}</h3>
      <ul className={why === undefined ? 'flex flex-wrap gap-x-4 gap-y-1 text-sm' : 'flex flex-col gap-2 text-sm'}>
        {parts.map((part) => (
          <li key={part.id} className="min-w-0 break-words">
            {part.title[language]}
            {why !== undefined && <span className="block text-muted">{reasonOf(part)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Modules end what they say with a full stop or without. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

import { type SlotContribution, useNavigate, useSession, useWorkbench } from '@kontor/plugin-api/client';
import { Button, Card, Paperclip, useFormats, useLanguage, useMessages, useToast } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { shareMessages } from './share-messages.ts';
import { contentOf } from './share-model.ts';
import { ShareTarget } from './share-target-view.tsx';
import { forgetShared, keepShared, readFiles, type Shared } from './shared-store.ts';

interface SharedItemProps {
  readonly item: Shared;
  readonly onChange: () => Promise<void>;
}

/** One thing that was shared: what it is, and where it may go. */
export function SharedItem({ item, onChange }: SharedItemProps) {
  const t = useMessages(shareMessages);
  const { language } = useLanguage();
  const { formatRelativeTime } = useFormats();
  const { person } = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const { registry } = useWorkbench();
  const [files, setFiles] = useState<readonly File[]>();
  const [target, setTarget] = useState<SlotContribution<'share.targets'>>();
  useEffect(() => void readFiles(person.id, item).then(setFiles), [person, item]);
  const content = contentOf(item, files ?? []);

  async function settle(path: string) {
    await forgetShared(person.id, item);
    navigate(path, { replace: true });
  }
  async function discard() {
    await forgetShared(person.id, item);
    await onChange();
    toast.showUndo(t('discarded'), () => void keepShared(person.id, item, files ?? []).then(onChange));
  }
  return (
    <li>
      <Card>
        <h2 className="font-medium [overflow-wrap:anywhere]">{content.title || t('untitled')}</h2>
        <p className="text-sm text-muted">{t('sharedAt', { moment: formatRelativeTime(new Date(item.at)) })}</p>
        {content.text !== '' && content.text !== content.title && (
          <p className="line-clamp-6 pt-2 whitespace-pre-line [overflow-wrap:anywhere]">{content.text}</p>
        )}
        <FileList files={item.files} />
        <div className="flex flex-wrap gap-2 pt-4">
          {registry.slot('share.targets').map((each) => (
            <Button key={each.id} icon={each.icon} isDisabled={!files} onPress={() => setTarget(each)}>
              {each.label(language)}
            </Button>
          ))}
          <Button variant="quiet" isDisabled={!files} onPress={() => void discard()}>
            {t('discard')}
          </Button>
        </div>
      </Card>
      {target && (
        <ShareTarget
          contribution={target}
          content={content}
          onDone={(path) => void settle(path)}
          onClose={() => setTarget(undefined)}
        />
      )}
    </li>
  );
}

function FileList({ files }: Pick<Shared, 'files'>) {
  const t = useMessages(shareMessages);
  const { formatBytes } = useFormats();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('files')} className="flex flex-col gap-1 pt-2">
      {files.map(({ name, size }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be called the same, and their order never changes.
        <li key={at} className="flex min-w-0 items-center gap-2 text-sm">
          <Paperclip aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 truncate">{name}</span>
          <span className="shrink-0 text-muted tabular-nums">{formatBytes(size)}</span>
        </li>
      ))}
    </ul>
  );
}

import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { listPeriods } from '@kontor/schema';
import {
  AlertDialog,
  Button,
  EmptyState,
  FileText,
  IconButton,
  ItemList,
  Lead,
  Link,
  Page,
  PageHeader,
  Trash2,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { deletePage, listTrash, pagePath } from '../../shared/index.ts';
import { useRestorePage } from '../page-actions.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { trashMessages } from './trash-messages.ts';

/** What was put away in a space. */
export function TrashList({ space, before }: { readonly space: string; readonly before: ReactNode }) {
  const t = useMessages(trashMessages);
  const w = useMessages(wikiMessages);
  const { formatRelativeTime } = useFormats();
  const toast = useToast();
  const query = useQueryRoute(listTrash, { space });
  const { periods } = useQueryRoute(listPeriods, { space }).data ?? {};
  const days = periods?.find(({ kind }) => kind === 'wiki.trash')?.days;
  const { run: restore } = useRestorePage();
  const remove = useAction(deletePage, { refreshes: [listTrash] });
  const [deleting, setDeleting] = useState<{ readonly id: string; readonly title: string }>();
  async function bringBack(page: string, title: string) {
    if (await restore({ page })) toast.show({ text: t('restored', { title }), tone: 'success' });
  }
  return (
    <Page>
      <PageHeader title={t('title')} before={before} />
      <Lead>
        {t('lead')} {days !== undefined && days !== null && t('period', { count: days })}{' '}
        <Link href={`/periods?space=${space}`}>{t('toPeriods')}</Link>
      </Lead>
      <div className="pt-4">
        <QueryView query={query}>
          {({ pages }) => (
            <ItemList
              label={t('title')}
              items={pages}
              row={({ id, title: given, icon, trashedAt, trashedBy, below, mayDelete }) => {
                const title = given || w('untitled');
                const when = formatRelativeTime(trashedAt);
                const who = trashedBy ? t('by', { name: trashedBy.name, when }) : t('when', { when });
                return {
                  id,
                  text: title,
                  title,
                  subtitle: below > 0 ? `${who}, ${t('below', { count: below })}` : who,
                  start: (
                    <span aria-hidden className="flex w-6 shrink-0 justify-center">
                      {icon ?? <FileText className="size-5 text-muted" />}
                    </span>
                  ),
                  href: pagePath(id),
                  end: (
                    <>
                      <Button size="sm" onPress={() => void bringBack(id, title)}>
                        {t('restore')}
                      </Button>
                      {mayDelete && (
                        <IconButton icon={Trash2} label={t('delete')} onPress={() => setDeleting({ id, title })} />
                      )}
                    </>
                  ),
                };
              }}
              empty={
                <EmptyState icon={Trash2} title={t('none')}>
                  {t('noneText')}
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </div>
      {deleting && (
        <AlertDialog
          title={t('deleteTitle', { title: deleting.title })}
          action={t('delete')}
          isDestructive
          isOpen
          onOpenChange={() => setDeleting(undefined)}
          onAction={() => void remove.run({ page: deleting.id })}
        >
          {t('deleteText')}
        </AlertDialog>
      )}
    </Page>
  );
}

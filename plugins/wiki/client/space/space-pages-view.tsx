import { type SlotProps, useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, FileText, Link, Plus, SkeletonList, useMessages } from '@kontor/ui';
import { listTree, pagePath } from '../../shared/index.ts';
import { useCreatePage } from '../page-actions.ts';
import { wikiMessages } from '../wiki-messages.ts';

const shown = 6;

/** On a space's start page: the pages at the top of its tree, and the way to all. */
export function SpacePages({ space: { id, slug, role } }: SlotProps['space.home']) {
  const t = useMessages(wikiMessages);
  const navigate = useNavigate();
  const { data } = useQueryRoute(listTree, { space: id }, { enabled: role !== null });
  const { run, isPending } = useCreatePage();
  if (role === null) return null;
  if (!data) return <SkeletonList rows={3} />;
  const top = data.pages.filter(({ parent }) => parent === null);
  async function create() {
    const made = await run({ space: id });
    if (made) navigate(pagePath(made.id));
  }
  return (
    <section aria-label={t('pages')} className="flex flex-col gap-1">
      <header className="flex items-center justify-between gap-3">
        <h2 className="text-sm font-semibold">{t('pages')}</h2>
        {data.mayAdd && (
          <Button size="sm" variant="quiet" icon={Plus} isPending={isPending} onPress={() => void create()}>
            {t('newPage')}
          </Button>
        )}
      </header>
      {top.length === 0 && <p className="text-sm text-muted">{t(data.mayAdd ? 'noPagesMayAdd' : 'noPagesHelp')}</p>}
      <ul className="-mx-2 flex flex-col gap-px">
        {top.slice(0, shown).map(({ id: page, title, icon }) => (
          <li key={page}>
            <Link
              href={pagePath(page)}
              variant="quiet"
              className="flex min-h-9 items-center gap-3 rounded-md px-2 py-1 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
            >
              <span aria-hidden className="flex w-5 shrink-0 justify-center">
                {icon ?? <FileText className="size-4 text-muted" />}
              </span>
              <span className="truncate text-sm font-medium">{title || t('untitled')}</span>
            </Link>
          </li>
        ))}
      </ul>
      {data.pages.length > shown && (
        <Link
          href={`/wiki/space/${slug}`}
          variant="quiet"
          className="self-start text-sm text-accent-text coarse:py-2.5"
        >
          {t('allPages')}
        </Link>
      )}
    </section>
  );
}

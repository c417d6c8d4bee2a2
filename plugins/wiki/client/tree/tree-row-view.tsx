import { useNavigate } from '@kontor/plugin-api/client';
import { ChevronRight, classNames, FileText, GripVertical, Lock, Pencil, Plus, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { pagePath, type TreePage } from '../../shared/index.ts';
import { useCreatePage } from '../page-actions.ts';
import { wikiMessages } from '../wiki-messages.ts';

interface TreeRowProps {
  readonly page: TreePage;
  readonly level: number;
  readonly isBranch: boolean;
  readonly mayAdd: boolean;
}

const small =
  'flex size-6 shrink-0 items-center justify-center rounded-md text-muted focus-ring-inset data-hovered:bg-pressed coarse:size-11';

/** A page in the tree. */
export function TreeRow({ page, level, isBranch, mayAdd }: TreeRowProps) {
  const t = useMessages(wikiMessages);
  const title = page.title || t('untitled');
  return (
    <div
      className="flex h-full items-center gap-0.5 pe-1"
      style={{ paddingInlineStart: `${Math.min(level - 1, 8) * 0.875}rem` }}
    >
      {isBranch ? (
        <Button slot="chevron" aria-label={t('toggle', { title })} className={small}>
          <ChevronRight aria-hidden className="size-4 transition-transform in-data-expanded:rotate-90" />
        </Button>
      ) : (
        <span className="w-6 shrink-0 coarse:w-11" />
      )}
      <span aria-hidden className="flex w-5 shrink-0 justify-center text-sm leading-none">
        {page.icon ?? <FileText className="size-4 text-muted" />}
      </span>
      <span className={classNames('min-w-0 grow truncate ps-1.5 text-sm', page.title === '' && 'text-muted')}>
        {title}
      </span>
      {page.isNarrowed && <Lock aria-label={t('narrowed')} className="size-3.5 shrink-0 text-muted" />}
      {page.isDraft && <Pencil aria-label={t('draft')} className="size-3.5 shrink-0 text-muted" />}
      {mayAdd && <RowTools page={page} title={title} />}
    </div>
  );
}

/** Seen while one points at the row or is in it; on phones there is the page's own menu. */
function RowTools({ page, title }: { readonly page: TreePage; readonly title: string }) {
  const t = useMessages(wikiMessages);
  const navigate = useNavigate();
  const { run } = useCreatePage();
  async function create() {
    const made = await run({ space: page.space, parent: page.id });
    if (made) navigate(pagePath(made.id));
  }
  const shown =
    'opacity-0 group-data-hovered/row:opacity-100 group-data-focus-visible-within/row:opacity-100 data-focus-visible:opacity-100 coarse:hidden';
  return (
    <span className="flex shrink-0">
      <Button slot="drag" aria-label={t('drag', { title })} className={classNames(small, shown, 'cursor-grab')}>
        <GripVertical aria-hidden className="size-4" />
      </Button>
      <Button aria-label={t('newBelow', { title })} onPress={() => void create()} className={classNames(small, shown)}>
        <Plus aria-hidden className="size-4" />
      </Button>
    </span>
  );
}

import { usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { classNames } from '@kontor/ui';
import { getPage } from '../shared/index.ts';
import { PageView } from './page/page-view.tsx';
import { SpaceContent } from './space/space-content-view.tsx';
import { StartView } from './start/start-view.tsx';
import { TreeColumn } from './tree/tree-column-view.tsx';

/** The start of the wiki, a space or a page of it: the tree stays where it is while one goes from page to page. */
export function WikiView() {
  const { params } = usePlace();
  const { kind, id } = params;
  if (kind === 'page' && id !== undefined) return <PageInTree key="wiki" page={id} />;
  if (kind === 'space' && id !== undefined) return <SpaceInTree key="wiki" slug={id} />;
  return <StartView />;
}

function PageInTree({ page }: { readonly page: string }) {
  const { data, isWaiting } = useQueryRoute(getPage, { page }, { keepPrevious: true });
  return (
    <Columns space={data?.space} isWaiting={isWaiting} current={page} isOpen>
      <PageView key={page} id={page} />
    </Columns>
  );
}

function SpaceInTree({ slug }: { readonly slug: string }) {
  const { search } = usePlace();
  const { data, isWaiting } = useQueryRoute(listSpaces, {});
  const space = data?.spaces.find((each) => each.slug === slug);
  return (
    <Columns space={space?.id} isWaiting={isWaiting} isOpen={search.show !== undefined}>
      <SpaceContent slug={slug} show={search.show} />
    </Columns>
  );
}

interface ColumnsProps {
  readonly space: string | undefined;
  readonly isWaiting: boolean;
  readonly current?: string;
  /** On phones the tree gives its place to what is opened from it. */
  readonly isOpen: boolean;
  readonly children: React.ReactNode;
}

function Columns({ space, isWaiting, current, isOpen, children }: ColumnsProps) {
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] lg:grid-cols-[18rem_minmax(0,1fr)] print:block">
      <div className={classNames('min-h-0 lg:border-e lg:border-border print:hidden', isOpen && 'max-lg:hidden')}>
        <TreeColumn space={space} current={current} isWaiting={isWaiting} isMain={!isOpen} />
      </div>
      <div className={classNames('min-h-0 min-w-0 overflow-y-auto', !isOpen && 'max-lg:hidden')}>{children}</div>
    </div>
  );
}

import { ListDetail, usePlace, useScreenCommands, useTitle } from '@kontor/plugin-api/client';
import { BackLink, classNames, type Icon, Link, Page, SkeletonForm } from '@kontor/ui';
import { type ComponentType, type ReactNode, Suspense, useId } from 'react';
import { NotFoundView } from './states-view.tsx';

/** One page of several that belong together. */
export interface Section {
  /** Last part of its address. */
  readonly id: string;
  readonly title: string;
  readonly icon: Icon;
  readonly View: ComponentType;
}

/** Pages below one heading; without one where they are few. */
export interface SectionGroup {
  readonly title?: string;
  readonly sections: readonly Section[];
}

export interface SectionsProps {
  readonly title: string;
  readonly basePath: string;
  /** Those without a page are left out. */
  readonly groups: readonly SectionGroup[];
}

/** A list of pages and the one that is open; on wide screens the first is open from the start. */
export function SectionsView({ title, basePath, groups }: SectionsProps) {
  const { params } = usePlace();
  const sections = groups.flatMap((group) => group.sections);
  const opened = sections.find(({ id }) => id === params.section);
  const [first] = sections;
  useScreenCommands(
    sections
      .filter(({ id }) => id !== params.section)
      .map((section) => ({
        id: `${basePath}/${section.id}`,
        label: () => section.title,
        icon: section.icon,
        run: ({ navigate }) => navigate(`${basePath}/${section.id}`),
      })),
  );
  useTitle(opened?.title ?? title);
  const current = opened ?? (params.section === undefined ? first : undefined);
  // The page has one main heading: that of the section where one is opened, else that of the list.
  const ListTitle = opened ? 'p' : 'h1';
  const list = (
    <>
      <ListTitle className="pb-3 text-2xl font-semibold xl:px-2 xl:text-xl">{title}</ListTitle>
      <nav aria-label={title}>
        <div className={groups.length > 1 ? 'grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-1' : ''}>
          {groups
            .filter((group) => group.sections.length > 0)
            .map((group) => (
              <GroupView key={group.title ?? ''} title={group.title}>
                {group.sections.map((section) => (
                  <SectionLink
                    key={section.id}
                    section={section}
                    href={`${basePath}/${section.id}`}
                    isCurrent={section.id === opened?.id}
                    isFirst={opened === undefined && section.id === first?.id}
                  />
                ))}
              </GroupView>
            ))}
        </div>
      </nav>
    </>
  );
  const back = (
    <BackLink href={basePath} className="mb-3 xl:hidden">
      {title}
    </BackLink>
  );
  if (params.section !== undefined && !opened) return <NotFoundView />;
  return (
    <ListDetail
      list={list}
      {...(opened && {
        detail: (
          <>
            {back}
            <SectionContent section={opened} heading="h1" />
          </>
        ),
      })}
      placeholder={
        current && (
          <Page>
            <SectionContent section={current} heading="h2" />
          </Page>
        )
      }
    />
  );
}

function GroupView({ title, children }: { readonly title: string | undefined; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div className="min-w-0">
      {title !== undefined && (
        <p id={id} className="pb-1 text-sm font-medium text-muted xl:px-2 xl:text-xs">
          {title}
        </p>
      )}
      <ul {...(title !== undefined && { 'aria-labelledby': id })} className="-mx-2 flex flex-col gap-0.5 xl:mx-0">
        {children}
      </ul>
    </div>
  );
}

interface SectionContentProps {
  readonly section: Section;
  readonly heading: 'h1' | 'h2';
}

function SectionContent({ section: { title, View }, heading: Heading }: SectionContentProps) {
  return (
    <section aria-label={title} data-section>
      <Heading className="pb-5 text-2xl font-semibold">{title}</Heading>
      <Suspense fallback={<SkeletonForm />}>
        <View />
      </Suspense>
    </section>
  );
}

interface SectionLinkProps {
  readonly section: Section;
  readonly href: string;
  readonly isCurrent: boolean;
  /** Open on wide screens although nothing was chosen. */
  readonly isFirst: boolean;
}

function SectionLink({ section: { title, icon: Icon }, href, isCurrent, isFirst }: SectionLinkProps) {
  return (
    <li>
      <Link
        href={href}
        variant="quiet"
        {...(isCurrent && { 'aria-current': 'page' as const })}
        className={classNames(
          'flex h-10 items-center gap-3 rounded-md px-2 text-base focus-ring-inset data-hovered:bg-hover data-hovered:no-underline xl:h-9 xl:text-sm coarse:h-12',
          isCurrent && 'bg-accent-soft font-medium',
          isFirst && 'xl:bg-accent-soft xl:font-medium',
        )}
      >
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="truncate">{title}</span>
      </Link>
    </li>
  );
}

import { classNames, Link, PointedPreview, Preview, SkeletonList } from '@kontor/ui';
import type { ReactNode } from 'react';
import { type NamedPerson, namesIn } from './names-in-text.ts';
import { SlotView } from './slot-view.tsx';
import { useWorkbench } from './workbench-context.ts';

export interface PersonNameProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly className?: string;
  /** The name, unless given: a highlighted one, or a whole row. */
  readonly children?: ReactNode;
}

/**
 * A person's name wherever one appears: leads to their entry, and shows their card when pointed at, focused or pressed
 * long. Without a plugin that knows people it is the plain name.
 */
export function PersonName({ person, className, children = person.name }: PersonNameProps) {
  if (!useHasCards()) return <span className={className}>{children}</span>;
  return (
    <Preview label={person.name} preview={() => <PersonCard person={person} />}>
      <Link href={`/people/${person.id}`} variant="quiet" className={classNames('text-text', className)}>
        {children}
      </Link>
    </Preview>
  );
}

/**
 * A name in a row that opens the person as a whole (VirtualList): it shows their card when pointed at. By keyboard and on
 * touch screens the row leads to the same.
 */
export function PointedPersonName({ person, className, children = person.name }: PersonNameProps) {
  if (!useHasCards()) return <span className={className}>{children}</span>;
  return (
    <PointedPreview
      label={person.name}
      preview={() => <PersonCard person={person} />}
      {...(className !== undefined && { className })}
    >
      {children}
    </PointedPreview>
  );
}

function useHasCards(): boolean {
  return useWorkbench().registry.slot('person-card').length > 0;
}

function PersonCard({ person }: Pick<PersonNameProps, 'person'>) {
  return <SlotView name="person-card" about={{ person }} waiting={<SkeletonList rows={2} hasAvatar />} />;
}

export interface NamesInTextProps {
  readonly text: string;
  /** Who may be named in it. */
  readonly people: readonly (NamedPerson | null | undefined)[];
}

/** A sentence in which each name of a person leads to their entry and shows their card. */
export function NamesInText({ text, people }: NamesInTextProps) {
  return namesIn(text, people).map((piece) =>
    piece.person ? <PersonName key={piece.start} person={piece.person} className="font-[inherit]" /> : piece.text,
  );
}

import { type AddresseeKind, listAddressable, listGroups, listSpaces, type NamedAddressee } from '@kontor/schema';
import { BriefcaseBusiness, type Icon, MapPin, Shapes, UsersRound, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { addresseeMessages } from './addressee-messages.ts';
import { useFoundSubjects } from './use-found-subjects.tsx';
import { useQueryRoute } from './use-query-route.ts';

interface FoundAddressee {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly start: ReactNode;
  readonly addressee: NamedAddressee;
}

/** So many of each sort are offered at once. */
const most = 6;

/** Whom one may address, for what is typed; without those of these keys (`addresseeKey`). */
export function useFoundAddressees(
  typed: string,
  kinds: readonly AddresseeKind[],
  taken: ReadonlySet<string>,
): { readonly options: readonly FoundAddressee[]; readonly isSettled: boolean } {
  const t = useMessages(addresseeMessages);
  const words = typed.trim().toLocaleLowerCase('de');
  const isAsked = words !== '';
  const enabled = { enabled: isAsked };
  const known = useQueryRoute(listAddressable, {}, enabled).data;
  const groups = useQueryRoute(listGroups, {}, enabled).data?.groups ?? [];
  const spaces = useQueryRoute(listSpaces, {}, enabled).data?.spaces ?? [];
  const searched = kinds.flatMap((kind) => (kind === 'org-unit' || kind === 'person' ? [kind] : []));
  const { options: subjects, isSettled } = useFoundSubjects(typed, searched, taken);

  const named = (kind: 'place' | 'position', names: readonly string[] = []) =>
    names.map((name) => ({ key: `${kind}:${name}`, addressee: { kind, name, label: name } }));
  const withId = (kind: 'space' | 'group', all: readonly { id: string; name: string }[]) =>
    all.map(({ id, name }) => ({ key: id, addressee: { kind, id, label: name } }));
  const offered = [
    ...withId('space', spaces),
    ...named('place', known?.places),
    ...named('position', known?.positions),
    ...withId('group', groups),
  ].filter(({ key, addressee: { kind, label } }) => {
    return isAsked && kinds.includes(kind) && !taken.has(key) && label.toLocaleLowerCase('de').includes(words);
  });
  const listed = [...Map.groupBy(offered, ({ addressee }) => addressee.kind).values()].flatMap((some) =>
    some.slice(0, most).map(({ key, addressee }) => {
      const Sign = signs[addressee.kind];
      return {
        id: key,
        label: addressee.label,
        description: t(addressee.kind),
        start: <Sign key={key} aria-hidden className="size-6 shrink-0 p-0.5 text-muted" />,
        addressee,
      };
    }),
  );
  const found = subjects.map((subject) => ({
    ...subject,
    addressee: { kind: subject.kind, id: subject.id, label: subject.label },
  }));
  return { options: isAsked ? [...found, ...listed] : [], isSettled: isAsked && isSettled };
}

const signs: Readonly<Record<'space' | 'place' | 'position' | 'group', Icon>> = {
  space: Shapes,
  place: MapPin,
  position: BriefcaseBusiness,
  group: UsersRound,
};

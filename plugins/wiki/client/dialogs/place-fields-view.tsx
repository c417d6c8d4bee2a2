import { useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces, roleAtLeast } from '@kontor/schema';
import { ComboBox, Select, useMessages } from '@kontor/ui';
import { listTree } from '../../shared/index.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { dialogMessages } from './dialog-messages.ts';

const top = 'top';

/** A place in the tree of a space; no parent is the top. */
export interface ChosenPlace {
  readonly space: string;
  readonly parent: string | null;
}

/** The spaces in which the person may write pages; nothing until they are known. */
export function useWritableSpaces(): readonly { readonly id: string; readonly name: string }[] | undefined {
  const { data } = useQueryRoute(listSpaces, {});
  return data?.spaces.filter(({ role, archivedAt }) => archivedAt === null && roleAtLeast(role ?? undefined, 'editor'));
}

interface PlaceFieldsProps {
  readonly place: ChosenPlace;
  readonly onChange: (place: ChosenPlace) => void;
}

/** Which space, and under which page. */
export function PlaceFields({ place, onChange }: PlaceFieldsProps) {
  const t = useMessages(dialogMessages);
  const w = useMessages(wikiMessages);
  const spaces = useWritableSpaces() ?? [];
  const pages = useQueryRoute(listTree, { space: place.space }).data?.pages ?? [];
  return (
    <>
      <Select
        label={t('moveSpace')}
        options={spaces.map(({ id, name }) => ({ id, label: name }))}
        value={place.space}
        onChange={(space) => onChange({ space, parent: null })}
      />
      <ComboBox
        key={place.space}
        label={t('moveParent')}
        options={[
          { id: top, label: t('moveTop') },
          ...pages.map(({ id, title, icon }) => ({
            id,
            label: [icon, title || w('untitled')].filter(Boolean).join(' '),
          })),
        ]}
        value={place.parent ?? top}
        onChange={(next) => onChange({ ...place, parent: next === top ? null : (next ?? null) })}
      />
    </>
  );
}

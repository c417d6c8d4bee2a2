import {
  ArrowDown,
  ArrowUp,
  Badge,
  Button,
  EllipsisVertical,
  EmptyState,
  IconButton,
  ListChecks,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Pencil,
  Plus,
  Trash2,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useRef, useState } from 'react';
import { lastDayOf, mostItems, type PlanItem, type ShownItem } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { ItemDialog } from './item-dialog-view.tsx';
import { ItemLine, useItemName } from './item-line-view.tsx';
import { groupItems, moveItem } from './item-model.ts';
import { itemsMessages } from './items-messages.ts';

type Editable = ShownItem & { readonly isDone?: PlanItem['isDone'] };

interface ItemsEditorProps {
  readonly items: readonly Editable[];
  /** The first day, where there is one. */
  readonly startsOn?: string;
  readonly mayChange: boolean;
  /** Saves all of them at once; answers whether it did. */
  readonly onChange: (items: readonly Editable[]) => Promise<boolean>;
}

/** The items of a list or a template by their times; each change is saved at once, and can be undone. */
export function ItemsEditor({ items, startsOn, mayChange, onChange }: ItemsEditorProps) {
  const t = useMessages(itemsMessages);
  const o = useMessages(onboardingMessages);
  const { formatDate } = useFormats();
  const [editing, setEditing] = useState<string>();
  const toast = useToast();
  const nameOf = useItemName();
  // What the way back is made on, once others have changed something or this was saved.
  const latest = useRef({ items, onChange });
  latest.current = { items, onChange };
  async function remove(item: Editable) {
    const place = items.indexOf(item);
    if (!(await onChange(items.filter(({ id }) => id !== item.id)))) return;
    toast.showUndo(t('removed', { item: nameOf(item) }), () => {
      const { items: now, onChange: change } = latest.current;
      void change([...now.slice(0, place), item, ...now.slice(place)]);
    });
  }
  const edited = items.find(({ id }) => id === editing);
  const save = (item: ShownItem) =>
    onChange(edited ? items.map((each) => (each.id === item.id ? item : each)) : [...items, item]);
  return (
    <div className="flex flex-col gap-7">
      {items.length === 0 && (
        <EmptyState icon={ListChecks} title={t('none')}>
          {mayChange && t('noneText')}
        </EmptyState>
      )}
      {groupItems(items).map(({ period, items: group }) => (
        <section key={period} aria-label={o(`period${period}`)}>
          <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-border pb-1.5">
            <h2 className="text-base font-semibold">{o(`period${period}`)}</h2>
            {startsOn !== undefined && (
              <span className="text-sm text-muted">
                {o('by', { day: formatDate(lastDayOf({ within: period }, startsOn), 'medium') })}
              </span>
            )}
          </header>
          <ul className="flex flex-col pt-1">
            {group.map((item) => (
              <li key={item.id} className="flex items-start gap-2">
                <ItemLine item={item} isDone={item.isDone === true} />
                {item.isDone === true && (
                  <span className="py-2.5">
                    <Badge tone="success">{t('done')}</Badge>
                  </span>
                )}
                {mayChange && (
                  <ItemMenu
                    name={nameOf(item)}
                    isFirst={group[0] === item}
                    isLast={group.at(-1) === item}
                    onEdit={() => setEditing(item.id)}
                    onMove={(by) => void onChange(moveItem(items, item.id, by))}
                    onRemove={() => void remove(item)}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {mayChange && items.length < mostItems && (
        <Button icon={Plus} onPress={() => setEditing('new')} className="self-start">
          {t('add')}
        </Button>
      )}
      {editing !== undefined && (
        <ItemDialog key={editing} item={edited} onSave={save} onClose={() => setEditing(undefined)} />
      )}
    </div>
  );
}

interface ItemMenuProps {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onEdit: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ItemMenu({ name, isFirst, isLast, onEdit, onMove, onRemove }: ItemMenuProps) {
  const t = useMessages(itemsMessages);
  return (
    <MenuTrigger>
      <IconButton icon={EllipsisVertical} label={t('actions', { item: name })} />
      <Menu>
        <MenuItem icon={Pencil} onAction={onEdit}>
          {t('edit')}
        </MenuItem>
        <MenuItem icon={ArrowUp} isDisabled={isFirst} onAction={() => onMove(-1)}>
          {t('moveUp')}
        </MenuItem>
        <MenuItem icon={ArrowDown} isDisabled={isLast} onAction={() => onMove(1)}>
          {t('moveDown')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} isDestructive onAction={onRemove}>
          {t('remove')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

import { type ApiError, QueryView, type RouteQuery, useScreenCommands } from '@kontor/plugin-api/client';
import {
  AlertDialog,
  Button,
  EllipsisVertical,
  EmptyState,
  FormError,
  type Icon,
  IconButton,
  ItemList,
  type ItemRow,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  Plus,
  SearchField,
  Trash2,
  useMessages,
  useToast,
} from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { administrationMessages } from './administration-messages.ts';
import { matchingItems } from './managed-list-model.ts';

/** More items than this are narrowed down by typing. */
const many = 12;

interface Item {
  readonly id: string;
  readonly name: string;
}

export interface ManagedListProps<Kind extends Item, Output> {
  /** What is listed, in the plural. */
  readonly label: string;
  readonly createLabel: string;
  readonly findLabel: string;
  readonly query: RouteQuery<Output>;
  readonly itemsOf: (output: Output) => readonly Kind[];
  /** How an item looks; its name and its menu are there already. */
  readonly row: (item: Kind) => Partial<Pick<ItemRow, 'title' | 'subtitle' | 'start'>>;
  readonly empty: { readonly icon: Icon; readonly title: string; readonly help: string };
  /** The form for an item, or for a new one. */
  readonly dialog: (item: Kind | undefined, close: () => void) => ReactNode;
  readonly removal: {
    readonly question: (item: Kind) => string;
    readonly help: string;
    readonly error: ApiError | undefined;
    /** Answers whether it is gone. */
    readonly run: (item: Kind) => Promise<boolean>;
  };
}

/** Things that administrators add, change and remove one by one: a list, its dialog, and the question before removing. */
export function ManagedList<Kind extends Item, Output>(props: ManagedListProps<Kind, Output>) {
  const { label, createLabel, findLabel, query, itemsOf, row, empty, dialog, removal } = props;
  const t = useMessages(administrationMessages);
  const toast = useToast();
  const [edited, setEdited] = useState<Kind | 'new'>();
  const [removed, setRemoved] = useState<Kind>();
  const [typed, setTyped] = useState('');
  useScreenCommands([{ id: 'managed.create', label: () => createLabel, icon: Plus, run: () => setEdited('new') }]);
  async function remove(item: Kind) {
    if (await removal.run(item)) toast.show({ text: t('removed', { name: item.name }) });
  }
  const isLong = query.data !== undefined && itemsOf(query.data).length > many;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        {isLong && (
          <SearchField
            label={findLabel}
            placeholder={findLabel}
            value={typed}
            onChange={setTyped}
            className="min-w-0 grow basis-52"
          />
        )}
        <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
          {createLabel}
        </Button>
      </div>
      <FormError>{removal.error?.message}</FormError>
      <QueryView query={query}>
        {(output) => {
          const items = itemsOf(output);
          return (
            <ItemList
              label={label}
              items={matchingItems(items, typed)}
              row={(item) => ({
                id: item.id,
                text: item.name,
                title: item.name,
                ...row(item),
                end: <ItemMenu name={item.name} onEdit={() => setEdited(item)} onRemove={() => setRemoved(item)} />,
              })}
              onAction={(id) => setEdited(items.find((item) => item.id === id))}
              className="-mx-3"
              empty={
                items.length === 0 ? (
                  <EmptyState icon={empty.icon} title={empty.title}>
                    {empty.help}
                  </EmptyState>
                ) : (
                  <p className="px-3 py-6 text-muted">{t('noMatch', { query: typed.trim() })}</p>
                )
              }
            />
          );
        }}
      </QueryView>
      {edited !== undefined && dialog(edited === 'new' ? undefined : edited, () => setEdited(undefined))}
      {removed && (
        <AlertDialog
          title={removal.question(removed)}
          action={t('remove')}
          isDestructive
          isOpen
          onOpenChange={() => setRemoved(undefined)}
          onAction={() => void remove(removed)}
        >
          {removal.help}
        </AlertDialog>
      )}
    </div>
  );
}

interface ItemMenuProps {
  readonly name: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function ItemMenu({ name, onEdit, onRemove }: ItemMenuProps) {
  const t = useMessages(administrationMessages);
  return (
    <MenuTrigger>
      <IconButton size="sm" icon={EllipsisVertical} label={t('actions', { name })} />
      <Menu>
        <MenuItem icon={Pencil} onAction={onEdit}>
          {t('edit')}
        </MenuItem>
        <MenuItem icon={Trash2} isDestructive onAction={onRemove}>
          {t('remove')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

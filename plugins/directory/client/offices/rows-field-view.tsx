import { Button, IconButton, Plus, Trash2, useMessages, useToast } from '@kontor/ui';
import type { ReactNode } from 'react';
import { officeMessages } from './office-messages.ts';

interface RowsFieldProps<Item extends { readonly key: string }> {
  readonly title: string;
  readonly help: string;
  readonly addLabel: string;
  readonly rows: readonly Item[];
  /** The name of a row, for screen readers. */
  readonly nameOf: (row: Item, number: number) => string;
  readonly newRow: () => Item;
  readonly onChange: (change: (rows: readonly Item[]) => readonly Item[]) => void;
  /** The fields of a row. */
  readonly children: (row: Item) => ReactNode;
}

/** Things that are added and removed one by one; what was removed comes back with one press. */
export function RowsField<Item extends { readonly key: string }>(props: RowsFieldProps<Item>) {
  const { title, help, addLabel, rows, nameOf, newRow, onChange, children } = props;
  const t = useMessages(officeMessages);
  const toast = useToast();
  function remove(row: Item, index: number, name: string) {
    onChange((now) => now.filter(({ key }) => key !== row.key));
    toast.showUndo(t('removed', { name }), () => onChange((now) => now.toSpliced(index, 0, row)));
  }
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="text-sm text-muted">{help}</p>
      </div>
      {rows.map((row, index) => {
        const name = nameOf(row, index + 1);
        return (
          <fieldset key={row.key} className="flex min-w-0 items-start gap-2 rounded-lg p-3 ring-1 ring-border sm:p-4">
            <legend className="sr-only">{name}</legend>
            <div className="min-w-0 grow">{children(row)}</div>
            <IconButton icon={Trash2} label={t('removeNamed', { name })} onPress={() => remove(row, index, name)} />
          </fieldset>
        );
      })}
      <div>
        <Button size="sm" icon={Plus} onPress={() => onChange((now) => [...now, newRow()])}>
          {addLabel}
        </Button>
      </div>
    </section>
  );
}

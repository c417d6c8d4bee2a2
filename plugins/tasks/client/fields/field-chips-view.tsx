import { useQueryRoute } from '@kontor/plugin-api/client';
import { Badge, useFormats, useMessages } from '@kontor/ui';
import { listLists, type Task } from '../../shared/index.ts';
import { fieldMessages } from './field-messages.ts';
import { textOfValue } from './value-text.ts';

/** What a task says in the fields that its list shows in its rows. */
export function FieldChips({ task: { list, values } }: { readonly task: Task }) {
  const t = useMessages(fieldMessages);
  const { formatDate, formatNumber } = useFormats();
  const lists = useQueryRoute(listLists, {}).data?.lists;
  const fields = lists?.find(({ id }) => id === list)?.fields ?? [];
  const words = { yes: t('yes'), no: t('no'), formatDate, formatNumber };
  return fields
    .filter(({ inRow }) => inRow)
    .map((field) => {
      const value = values[field.id];
      const text = value === undefined ? undefined : textOfValue(field, value, words);
      const tone = field.choices.find(({ id }) => id === value)?.colour ?? 'neutral';
      if (text === undefined) return null;
      return (
        <Badge key={field.id} tone={tone}>
          {field.kind === 'choice' ? <span className="sr-only">{field.title}: </span> : `${field.title}: `}
          {text}
        </Badge>
      );
    });
}

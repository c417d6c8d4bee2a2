import { useAction } from '@kontor/plugin-api/client';
import { Button, DatePicker, Select, Trash2, useMessages, useToast } from '@kontor/ui';
import type { ListTemplate } from '../../shared/list-template.ts';
import { listListTemplates, removeListTemplate, restoreListTemplate } from '../../shared/list-template-api.ts';
import { templateMessages } from './template-messages.ts';

interface TemplateFieldProps {
  readonly templates: readonly ListTemplate[];
  readonly chosen: ListTemplate | undefined;
  readonly startsOn: string | null;
  readonly onChoose: (template: ListTemplate | undefined) => void;
  readonly onStart: (day: string | null) => void;
}

const none = 'none';

/** Of which template a new list is made, and from which day its dates count. */
export function TemplateField({ templates, chosen, startsOn, onChoose, onStart }: TemplateFieldProps) {
  const t = useMessages(templateMessages);
  const toast = useToast();
  const restore = useAction(restoreListTemplate, { refreshes: [listListTemplates] });
  const remove = useAction(removeListTemplate, { refreshes: [listListTemplates] });
  const placeOf = ({ place, placeName }: ListTemplate) =>
    place.kind === 'space' ? placeName : t(place.kind === 'person' ? 'own' : 'everyone');
  async function drop({ id, title }: ListTemplate) {
    if (!(await remove.run({ template: id }))) return;
    onChoose(undefined);
    toast.showUndo(t('removed', { title }), () => void restore.run({ template: id }));
  }
  const description = (template: ListTemplate) => t('described', { place: placeOf(template), tasks: template.tasks });
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={t('template')}
        options={[
          { id: none, label: t('none') },
          ...templates.map((each) => ({ id: each.id, label: each.title, description: description(each) })),
        ]}
        value={chosen?.id ?? none}
        onChange={(id) => onChoose(templates.find((each) => each.id === id))}
      />
      {chosen?.hasDates && (
        <DatePicker label={t('begin')} description={t('beginHelp')} value={startsOn} onChange={onStart} isRequired />
      )}
      {chosen?.mayRemove && (
        <Button size="sm" variant="quiet" icon={Trash2} className="self-start" onPress={() => void drop(chosen)}>
          {t('remove')}
        </Button>
      )}
    </div>
  );
}

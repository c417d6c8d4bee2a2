import { newId } from '@kontor/base';
import { useAction, useNavigate } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, RadioGroup, useLanguage, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { createSurvey, listSurveys, surveyPath, textIn } from '../../shared/index.ts';
import { emptyContent } from './draft-model.ts';
import { editorMessages } from './editor-messages.ts';
import { surveyTemplates } from './templates.ts';

/** What it begins with; then it is a draft. */
export function NewSurveyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(editorMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState('empty');
  const { run, isPending, error } = useAction(createSurvey, { refreshes: [listSurveys] });
  async function create() {
    const content = surveyTemplates.find(({ id }) => id === chosen)?.make() ?? emptyContent;
    const made = await run({ id: newId(), content });
    if (made) navigate(surveyPath(made.id));
  }
  return (
    <Dialog title={t('newTitle')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={() => void create()}>
        <RadioGroup
          label={t('startWith')}
          options={[
            { id: 'empty', label: t('empty') },
            ...surveyTemplates.map(({ id, title }) => ({ id, label: textIn(language, title) })),
          ]}
          value={chosen}
          onChange={setChosen}
        />
        <FormError>{error?.message}</FormError>
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('goOn')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

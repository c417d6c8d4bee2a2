import { useAction, useNavigate } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, Lead, TextField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { listTemplates, type Page, pagePath, saveAsTemplate } from '../../shared/index.ts';
import { useChangePage } from '../page-actions.ts';
import { templateMessages } from './template-messages.ts';

interface SaveTemplateProps {
  readonly page: Page;
  readonly onClose: () => void;
}

/** Makes a template of a page; of one that is a template, says what that is for. */
export function SaveTemplate({ page, onClose }: SaveTemplateProps) {
  const t = useMessages(templateMessages);
  const navigate = useNavigate();
  const toast = useToast();
  const saving = useAction(saveAsTemplate, { refreshes: [listTemplates] });
  const changing = useChangePage();
  const [title, setTitle] = useState(page.title);
  const [purpose, setPurpose] = useState(page.purpose ?? '');
  async function submit(saved: () => void) {
    if (page.isTemplate) {
      if (!(await changing.run({ page: page.id, revision: page.revision, purpose }))) return;
      saved();
      return onClose();
    }
    const made = await saving.run({ page: page.id, title, purpose });
    if (!made) return;
    saved();
    onClose();
    const action = { label: t('open'), onAction: () => navigate(pagePath(made.id)) };
    toast.show({ text: t('saved'), tone: 'success', action });
  }
  return (
    <Dialog title={t(page.isTemplate ? 'purposeTitle' : 'saveTitle')} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={title !== page.title || purpose !== (page.purpose ?? '')}
        onSubmit={(saved) => void submit(saved)}
      >
        {!page.isTemplate && <Lead>{t('saveLead')}</Lead>}
        <FormError>{(saving.error ?? changing.error)?.message}</FormError>
        {!page.isTemplate && (
          <TextField name="title" label={t('name')} value={title} onChange={setTitle} maxLength={200} isRequired />
        )}
        <TextField
          name="purpose"
          label={t('purpose')}
          description={t('purposeHelp')}
          value={purpose}
          onChange={setPurpose}
          maxLength={300}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={saving.isPending || changing.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

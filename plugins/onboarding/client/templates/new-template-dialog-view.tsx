import { useNavigate } from '@kontor/plugin-api/client';
import type { OutputOf } from '@kontor/schema';
import { Button, ComboBox, Dialog, Form, FormActions, Select, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { listTemplates } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { placeAt, templatePath } from './template-address.ts';
import { templatesMessages } from './templates-messages.ts';

interface NewTemplateDialogProps {
  readonly units: OutputOf<typeof listTemplates>['units'];
  readonly mayChangeOrganisation: boolean;
  readonly onClose: () => void;
}

const everybody = 'everybody';

/** For whom it is; it begins to exist with its first item. */
export function NewTemplateDialog({ units, mayChangeOrganisation, onClose }: NewTemplateDialogProps) {
  const t = useMessages(templatesMessages);
  const o = useMessages(onboardingMessages);
  const navigate = useNavigate();
  const options = [
    ...(mayChangeOrganisation ? [{ id: 'organisation', label: t('allOrganisation') }] : []),
    ...units.map(({ id, name }) => ({ id, label: name })),
  ];
  const [where, setWhere] = useState<string | null>(options[0]?.id ?? null);
  const [title, setTitle] = useState(everybody);
  const titles = units.find(({ id }) => id === where)?.titles ?? [];
  function goOn(saved: () => void) {
    if (where === null) return;
    saved();
    onClose();
    navigate(templatePath(placeAt(where, title === everybody ? undefined : title)));
  }
  return (
    <Dialog title={t('create')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={goOn}>
        <ComboBox
          label={t('forWhom')}
          options={options}
          value={where}
          onChange={(id) => {
            setWhere(id);
            setTitle(everybody);
          }}
          isRequired
        />
        {where !== null && where !== 'organisation' && (
          <Select
            label={t('whichPosition')}
            options={[
              { id: everybody, label: t('everybodyThere') },
              ...titles.map((each) => ({ id: each, label: each })),
            ]}
            value={title}
            onChange={setTitle}
          />
        )}
        <FormActions>
          <Button slot="close">{o('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('goOn')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

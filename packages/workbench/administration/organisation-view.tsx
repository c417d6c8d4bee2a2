import { languages } from '@kontor/base';
import { useAction, useOrganisation } from '@kontor/plugin-api/client';
import { organisationChanged, updateOrganisation } from '@kontor/schema';
import { Button, ColourField, Form, FormError, RadioGroup, TextField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { isAcceptable, judgeAccent } from '../session/accent-model.ts';
import { AccentPreview } from '../session/accent-preview-view.tsx';
import { LogoForm } from './logo-form-view.tsx';
import { organisationMessages } from './organisation-messages.ts';

const languageNames = { de: 'Deutsch', en: 'English' } as const;

/** Name, language and look of the organisation. */
export function OrganisationView() {
  const t = useMessages(organisationMessages);
  const toast = useToast();
  const organisation = useOrganisation();
  const [name, setName] = useState(organisation.name);
  const [language, setLanguage] = useState(organisation.language);
  const [accent, setAccent] = useState(organisation.accent);
  const isUnsaved =
    name.trim() !== organisation.name ||
    language !== organisation.language ||
    accent.toLowerCase() !== organisation.accent.toLowerCase();
  const update = useAction(updateOrganisation, {
    announces: (profile) => [{ definition: organisationChanged, payload: {}, object: profile }],
  });
  return (
    <div className="flex max-w-lg flex-col gap-8">
      <Form
        isUnsaved={isUnsaved}
        onSubmit={async () => {
          if (await update.run({ name, language, accent: accent.toLowerCase() }))
            toast.show({ text: t('organisationSaved'), tone: 'success' });
        }}
      >
        <FormError>{update.error?.message}</FormError>
        <TextField
          name="name"
          label={t('organisationName')}
          value={name}
          onChange={setName}
          maxLength={100}
          isRequired
        />
        <RadioGroup
          label={t('language')}
          description={t('languageHelp')}
          value={language}
          onChange={setLanguage}
          options={languages.map((id) => ({ id, label: languageNames[id] }))}
        />
        <ColourField name="accent" label={t('accent')} value={accent} onChange={setAccent} />
        <AccentPreview colour={accent} />
        <div>
          <Button
            type="submit"
            variant="primary"
            isPending={update.isPending}
            isDisabled={!isAcceptable(judgeAccent(accent))}
          >
            {t('save')}
          </Button>
        </div>
      </Form>
      <LogoForm />
    </div>
  );
}

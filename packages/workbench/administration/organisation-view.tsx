import { languages } from '@kontor/base';
import { ApiError, sendFile, useAction, useOrganisation } from '@kontor/plugin-api/client';
import { getOrganisation, organisationChanged, updateOrganisation } from '@kontor/schema';
import {
  Button,
  ColourField,
  FileDrop,
  Form,
  FormError,
  RadioGroup,
  TextField,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isAcceptable, judgeAccent } from '../session/accent-model.ts';
import { AccentPreview } from '../session/accent-preview-view.tsx';
import { administrationMessages } from './administration-messages.ts';

const languageNames = { de: 'Deutsch', en: 'English' } as const;

/** Name, language and look of the organisation. */
export function OrganisationView() {
  const t = useMessages(administrationMessages);
  const toast = useToast();
  const organisation = useOrganisation();
  const [name, setName] = useState(organisation.name);
  const [language, setLanguage] = useState(organisation.language);
  const [accent, setAccent] = useState(organisation.accent);
  const update = useAction(updateOrganisation, {
    announces: (profile) => [{ definition: organisationChanged, payload: {}, object: profile }],
  });
  return (
    <div className="flex max-w-lg flex-col gap-8">
      <Form
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

function LogoForm() {
  const t = useMessages(administrationMessages);
  const toast = useToast();
  const { language } = useLanguage();
  const { logo } = useOrganisation();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  async function send(file: File | undefined) {
    if (!file) return;
    setProblem(undefined);
    try {
      await sendFile(file, language, { method: 'PUT', path: '/api/organisation/logo' });
      await queries.invalidateQueries({ queryKey: [getOrganisation.name] });
      toast.show({ text: t('logoSaved'), tone: 'success' });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure.message);
    }
  }
  return (
    <section aria-label={t('logo')} className="flex flex-col gap-3">
      <h2 className="text-sm font-medium">{t('logo')}</h2>
      <FormError>{problem}</FormError>
      {logo !== null && <img src={logo} alt="" className="h-16 max-w-60 self-start object-contain" />}
      <FileDrop
        label={t('logo')}
        description={t('logoHelp')}
        accept={['image/png', 'image/jpeg', 'image/webp']}
        onFiles={([file]) => void send(file)}
      />
    </section>
  );
}

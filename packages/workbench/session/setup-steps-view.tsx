import { type Language, languages } from '@kontor/base';
import { defaultPolicies } from '@kontor/schema';
import { Banner, ColourField, FileDrop, RadioGroup, TextField, useLanguage, useMessages } from '@kontor/ui';
import { AccentPreview } from './accent-preview-view.tsx';
import { PasswordEntry } from './password-entry-view.tsx';
import { sessionMessages } from './session-messages.ts';
import { setupMessages } from './setup-messages.ts';
import type { SetupDraft } from './setup-model.ts';

interface StepProps {
  readonly draft: SetupDraft;
  readonly onChange: (change: Partial<SetupDraft>) => void;
}

const languageNames: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

export function OrganisationStep({ draft, onChange }: StepProps) {
  const t = useMessages(setupMessages);
  const { setLanguage } = useLanguage();
  return (
    <>
      {window.location.hash === '' && (
        <>
          <Banner tone="info">{t('setUpCodeMissing')}</Banner>
          <TextField
            name="code"
            label={t('setUpCode')}
            value={draft.code}
            onChange={(code) => onChange({ code })}
            spellCheck="false"
            autoComplete="off"
            isRequired
          />
        </>
      )}
      <TextField
        name="organisation"
        label={t('organisationName')}
        description={t('organisationNameHelp')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        autoComplete="organization"
        maxLength={100}
        isRequired
        autoFocus
      />
      <RadioGroup
        label={t('language')}
        value={draft.language}
        options={languages.map((id) => ({ id, label: languageNames[id] }))}
        onChange={(language) => {
          onChange({ language });
          setLanguage(language);
        }}
      />
    </>
  );
}

export function LookStep({ draft, onChange }: StepProps) {
  const t = useMessages(setupMessages);
  return (
    <>
      <ColourField
        name="accent"
        label={t('colour')}
        description={t('colourHelp')}
        value={draft.accent}
        onChange={(accent) => onChange({ accent })}
      />
      <AccentPreview colour={draft.accent} />
      <div className="flex flex-col gap-1.5">
        <FileDrop
          label={t('logo')}
          description={t('logoHelp')}
          accept={['image/png', 'image/jpeg', 'image/webp']}
          onFiles={([logo]) => onChange({ logo })}
        />
        <p role="status" className="text-sm text-muted">
          {draft.logo && t('logoChosen', { name: draft.logo.name })}
        </p>
      </div>
    </>
  );
}

export function AdministratorStep({ draft, onChange }: StepProps) {
  const t = useMessages(setupMessages);
  const session = useMessages(sessionMessages);
  return (
    <>
      <p className="text-muted">{t('administratorHelp')}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="givenName"
          label={t('givenName')}
          value={draft.givenName}
          onChange={(givenName) => onChange({ givenName })}
          autoComplete="given-name"
          isRequired
          autoFocus
        />
        <TextField
          name="familyName"
          label={t('familyName')}
          value={draft.familyName}
          onChange={(familyName) => onChange({ familyName })}
          autoComplete="family-name"
          isRequired
        />
      </div>
      <TextField
        name="email"
        type="email"
        label={t('email')}
        value={draft.email}
        onChange={(email) => onChange({ email })}
        autoComplete="email"
      />
      <TextField
        name="login"
        label={session('login')}
        description={t('loginHelp')}
        value={draft.login}
        onChange={(login) => onChange({ login: login.toLowerCase() })}
        validate={(login) => (/^[a-z0-9][a-z0-9._-]{1,63}$/.test(login) ? null : t('loginInvalid'))}
        autoComplete="username"
        spellCheck="false"
        isRequired
      />
      <PasswordEntry
        label={session('newPassword')}
        description={session('newPasswordHelp', { length: defaultPolicies.passwordLength })}
        minLength={defaultPolicies.passwordLength}
        value={draft.password}
        onChange={(password) => onChange({ password })}
        autoComplete="new-password"
      />
    </>
  );
}

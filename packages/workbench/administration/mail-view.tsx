import { isError, QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { getMailSettings, type MailSettings, mailRefused, sendTestMail, setMailSettings } from '@kontor/schema';
import {
  Banner,
  Button,
  Card,
  Form,
  FormError,
  Lead,
  PasswordField,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { mailMessages } from './mail-messages.ts';

/** The mail server, and a message to try it. */
export function MailView() {
  const query = useQueryRoute(getMailSettings, {});
  return (
    <QueryView query={query}>
      {(settings) => (
        <div className="flex max-w-lg flex-col gap-6">
          <MailForm settings={settings} />
          {settings.url !== null && <MailTest />}
        </div>
      )}
    </QueryView>
  );
}

function MailForm({ settings }: { readonly settings: MailSettings }) {
  const t = useMessages(mailMessages);
  const toast = useToast();
  const [url, setUrl] = useState(settings.url ?? '');
  const [user, setUser] = useState(settings.user ?? '');
  const [from, setFrom] = useState(settings.from ?? '');
  const [password, setPassword] = useState('');
  const save = useAction(setMailSettings, { refreshes: [getMailSettings] });
  const stored = [settings.url, settings.user, settings.from].map((value) => value ?? '');
  const isUnsaved = [url, user, from].some((value, index) => value.trim() !== stored[index]) || password !== '';
  const orNull = (text: string) => text.trim() || null;
  async function submit() {
    const input = { url: orNull(url), user: orNull(user), from: orNull(from), ...(password !== '' && { password }) };
    if (!(await save.run(input))) return;
    setPassword('');
    toast.show({ text: t('mailSaved'), tone: 'success' });
  }
  return (
    <Form isUnsaved={isUnsaved} onSubmit={() => void submit()}>
      <Lead>{t('mailHelp')}</Lead>
      {settings.fixed && <Banner tone="info">{t('mailFixed')}</Banner>}
      <FormError>{save.error?.message}</FormError>
      <TextField
        name="url"
        label={t('mailUrl')}
        description={t('mailUrlHelp')}
        value={url}
        onChange={setUrl}
        validate={(text) => (text === '' || /^smtps?:\/\/[^\s/]+$/.test(text) ? null : t('mailUrlInvalid'))}
        isDisabled={settings.fixed}
        spellCheck="false"
      />
      <TextField
        name="user"
        label={t('mailUser')}
        value={user}
        onChange={setUser}
        isDisabled={settings.fixed}
        autoComplete="off"
      />
      <PasswordField
        name="password"
        label={t('mailPassword')}
        {...(settings.passwordSet && { description: t('mailPasswordSet') })}
        value={password}
        onChange={setPassword}
        isDisabled={settings.fixed}
        autoComplete="new-password"
      />
      <TextField
        name="from"
        type="email"
        label={t('mailFrom')}
        value={from}
        onChange={setFrom}
        isDisabled={settings.fixed}
      />
      <div>
        <Button type="submit" variant="primary" isDisabled={settings.fixed} isPending={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}

function MailTest() {
  const t = useMessages(mailMessages);
  const [to, setTo] = useState('');
  const [answer, setAnswer] = useState<{ readonly accepted: boolean; readonly answer: string }>();
  const test = useAction(sendTestMail);
  const said = isError(test.error, mailRefused) ? test.error.details.answer : undefined;
  return (
    <Card title={t('mailTest')}>
      <Form
        isUnsaved={false}
        onSubmit={async () => {
          setAnswer(undefined);
          setAnswer(await test.run({ to }));
        }}
      >
        <FormError>{typeof said === 'string' ? t('mailRefused', { answer: said }) : test.error?.message}</FormError>
        <div role="status" className="empty:-mb-5">
          {answer && (
            <Banner tone={answer.accepted ? 'success' : 'danger'}>
              {t(answer.accepted ? 'mailAccepted' : 'mailRefused', { answer: answer.answer })}
            </Banner>
          )}
        </div>
        <TextField name="to" type="email" label={t('mailTestTo')} value={to} onChange={setTo} isRequired />
        <div>
          <Button type="submit" isPending={test.isPending}>
            {t('mailTest')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

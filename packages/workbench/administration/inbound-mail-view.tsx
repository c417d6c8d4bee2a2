import { isError, QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  getInboundMail,
  type InboundMailSettings,
  inboundMailFailed,
  longestMailbox,
  setInboundMail,
  testInboundMail,
} from '@kontor/schema';
import {
  Banner,
  Button,
  Card,
  Form,
  FormError,
  Lead,
  PasswordField,
  RadioGroup,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { inboundMailMessages } from './inbound-mail-messages.ts';
import { draftOf, type InboundDraft, inputOf, isUrlOf, type Way, wayOf } from './inbound-mail-model.ts';

/** The way by which answers to mails come in, and a button to try it. */
export function InboundMailView() {
  const query = useQueryRoute(getInboundMail, {});
  return (
    <QueryView query={query}>
      {(settings) => (
        <div className="flex max-w-lg flex-col gap-6">
          <InboundMailForm settings={settings} />
          {settings.url !== null && <InboundMailTest />}
        </div>
      )}
    </QueryView>
  );
}

function InboundMailForm({ settings }: { readonly settings: InboundMailSettings }) {
  const t = useMessages(inboundMailMessages);
  const toast = useToast();
  const [draft, setDraft] = useState(draftOf(settings));
  const save = useAction(setInboundMail, { refreshes: [getInboundMail] });
  const isUnsaved = JSON.stringify(inputOf(draft)) !== JSON.stringify(inputOf(draftOf(settings)));
  const change = (changed: Partial<InboundDraft>) => setDraft((before) => ({ ...before, ...changed }));
  const choose = (way: Way) => change({ way, url: way === wayOf(settings.url) ? (settings.url ?? '') : '' });
  async function submit() {
    if (!(await save.run(inputOf(draft)))) return;
    change({ password: '' });
    toast.show({ text: t('saved'), tone: 'success' });
  }
  return (
    <Form isUnsaved={isUnsaved} onSubmit={() => void submit()}>
      <Lead>{t('help')}</Lead>
      {settings.fixed && <Banner tone="info">{t('fixed')}</Banner>}
      <FormError>{save.error?.message}</FormError>
      <RadioGroup<Way>
        name="way"
        label={t('way')}
        value={draft.way}
        onChange={choose}
        isDisabled={settings.fixed}
        options={[
          { id: 'off', label: t('off') },
          { id: 'mailbox', label: t('mailbox'), description: t('mailboxHelp') },
          { id: 'listener', label: t('listener'), description: t('listenerHelp') },
        ]}
      />
      {draft.way !== 'off' && <WayFields {...{ draft, change, settings }} way={draft.way} />}
      <div>
        <Button type="submit" variant="primary" isDisabled={settings.fixed} isPending={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}

interface WayFieldsProps {
  readonly way: Exclude<Way, 'off'>;
  readonly draft: InboundDraft;
  readonly settings: InboundMailSettings;
  readonly change: (changed: Partial<InboundDraft>) => void;
}

function WayFields({ way, draft, settings, change }: WayFieldsProps) {
  const t = useMessages(inboundMailMessages);
  const isMailbox = way === 'mailbox';
  const common = { isDisabled: settings.fixed, spellCheck: 'false' } as const;
  return (
    <>
      <TextField
        {...common}
        // Another way has another address; what was wrong with the first is not wrong with it.
        key={way}
        name="url"
        label={t(isMailbox ? 'mailboxUrl' : 'listenerUrl')}
        description={t(isMailbox ? 'mailboxUrlHelp' : 'listenerUrlHelp')}
        value={draft.url}
        onChange={(url) => change({ url })}
        validate={(url) => (isUrlOf(way, url) ? null : t(isMailbox ? 'mailboxUrlInvalid' : 'listenerUrlInvalid'))}
        isRequired
      />
      {isMailbox && (
        <>
          <TextField
            {...common}
            name="user"
            label={t('user')}
            value={draft.user}
            onChange={(user) => change({ user })}
            autoComplete="off"
          />
          <PasswordField
            name="password"
            label={t('password')}
            {...(settings.passwordSet && { description: t('passwordSet') })}
            value={draft.password}
            onChange={(password) => change({ password })}
            isDisabled={settings.fixed}
            autoComplete="new-password"
          />
        </>
      )}
      <TextField
        {...common}
        name="address"
        type="email"
        label={t('address')}
        description={t('addressHelp', { longest: longestMailbox })}
        value={draft.address}
        onChange={(address) => change({ address })}
        validate={(address) =>
          address.lastIndexOf('@') > longestMailbox ? t('addressTooLong', { longest: longestMailbox }) : null
        }
        isRequired
      />
      <TextField
        {...common}
        name="trusted"
        label={t('trusted')}
        description={t('trustedHelp')}
        value={draft.trusted}
        onChange={(trusted) => change({ trusted })}
        validate={(name) => (/^[A-Za-z0-9.-]*$/.test(name.trim()) ? null : t('trustedInvalid'))}
      />
    </>
  );
}

function InboundMailTest() {
  const t = useMessages(inboundMailMessages);
  const [answer, setAnswer] = useState<string>();
  const test = useAction(testInboundMail);
  const said = isError(test.error, inboundMailFailed) ? test.error.details.answer : undefined;
  return (
    <Card title={t('test')}>
      <Form
        isUnsaved={false}
        onSubmit={async () => {
          setAnswer(undefined);
          setAnswer((await test.run({}))?.answer);
        }}
      >
        <FormError>{typeof said === 'string' ? t('fails', { answer: said }) : test.error?.message}</FormError>
        <div role="status" className="empty:-mb-5">
          {answer !== undefined && <Banner tone="success">{t('works', { answer })}</Banner>}
        </div>
        <p className="text-sm text-muted">{t('testHelp')}</p>
        <div>
          <Button type="submit" isPending={test.isPending}>
            {t('test')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

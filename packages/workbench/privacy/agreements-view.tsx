import { QueryView, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import {
  type Agreement,
  type AgreementChange,
  agreedDocumentPath,
  getAgreement,
  getStaffCouncil,
  worksDocumentPath,
} from '@kontor/schema';
import { Badge, Button, ButtonLink, Card, Download, Link, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { agreementMessages } from './agreement-messages.ts';
import { HoldAgreementDialog } from './hold-agreement-view.tsx';

const formats = ['html', 'markdown', 'csv'] as const;

/** Whether staff-council mode holds, what was agreed and what is otherwise since; for those who make it, the document. */
export function Agreements() {
  const { account } = useSession();
  return (
    <>
      <ModeCard />
      <AgreedCard />
      {account.roles.length > 0 && <WorksDocumentCard />}
    </>
  );
}

function ModeCard() {
  const t = useMessages(agreementMessages);
  const { formatDate } = useFormats();
  const query = useQueryRoute(getStaffCouncil, {});
  return (
    <Card title={t('mode')}>
      <QueryView query={query}>
        {({ isOn, since, ending }) => (
          <>
            <p className="text-sm">
              {isOn && since !== null ? t('modeOn', { day: formatDate(since, 'medium') }) : t('modeOff')}
            </p>
            {ending && (
              <p className="pt-2 text-sm">{t('modeEnding', { name: ending.by.name, reason: ending.reason })}</p>
            )}
          </>
        )}
      </QueryView>
    </Card>
  );
}

function AgreedCard() {
  const t = useMessages(agreementMessages);
  const query = useQueryRoute(getAgreement, {});
  return (
    <Card title={t('agreed')}>
      <QueryView query={query}>
        {({ agreements: [current, ...earlier], changes }) =>
          current === undefined ? (
            <p className="text-sm text-muted">{t('none')}</p>
          ) : (
            <div className="flex flex-col gap-4">
              <AgreedVersion agreement={current} />
              <Changes changes={changes} />
              {earlier.length > 0 && (
                <details>
                  <summary className="min-h-11 cursor-pointer py-2 text-sm font-medium focus-ring">
                    {t('earlier')}
                  </summary>
                  <ul className="flex flex-col gap-4">
                    {earlier.map((agreement) => (
                      <li key={agreement.version}>
                        <AgreedVersion agreement={agreement} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          )
        }
      </QueryView>
    </Card>
  );
}

function AgreedVersion({ agreement: { version, agreedAt, note, by } }: { readonly agreement: Agreement }) {
  const t = useMessages(agreementMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  return (
    <div>
      <p className="break-words">{t('current', { version, day: formatDate(agreedAt, 'medium'), note })}</p>
      {by && <p className="text-sm text-muted">{t('by', { name: by.name })}</p>}
      <p className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-sm">
        {formats.map((format) => (
          <Link
            key={format}
            href={`${agreedDocumentPath}?format=${format}&language=${language}&version=${version}`}
            download
            aria-label={t('load', { format: t(format), version })}
            className="inline-flex min-h-6 items-center"
          >
            {t(format)}
          </Link>
        ))}
      </p>
    </div>
  );
}

const weights = { wider: 'more', narrower: 'less', other: 'check' } as const;
const tones = { wider: 'warning', narrower: 'success', other: 'neutral' } as const;

function Changes({ changes }: { readonly changes: readonly AgreementChange[] }) {
  const t = useMessages(agreementMessages);
  const { language } = useLanguage();
  if (changes.length === 0) return <p className="text-sm text-muted">{t('same')}</p>;
  return (
    <section aria-label={t('changes', { count: changes.length })}>
      <p className="pb-2 font-medium">{t('changes', { count: changes.length })}</p>
      <ul className="divide-y divide-border">
        {changes.map(({ kind, weight, what, before, after }) => (
          <li key={`${kind} ${what.en} ${before?.en} ${after?.en}`} className="py-2 text-sm">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {what[language]} <Badge tone={tones[weight]}>{t(weights[weight])}</Badge>
            </p>
            {before && <p className="break-words text-muted">{t('before', { text: before[language] })}</p>}
            {after && <p className="break-words">{t('after', { text: after[language] })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WorksDocumentCard() {
  const t = useMessages(agreementMessages);
  const { language } = useLanguage();
  const { data } = useQueryRoute(getAgreement, {});
  const [isHolding, setHolding] = useState(false);
  return (
    <Card title={t('works')}>
      <p className="pb-3 text-sm text-muted">{t('worksHelp')}</p>
      <div className="flex flex-wrap gap-2">
        {formats.map((format) => (
          <ButtonLink
            key={format}
            href={`${worksDocumentPath}?format=${format}&language=${language}`}
            download
            icon={Download}
            aria-label={t('loadNow', { format: t(format) })}
          >
            {t(format)}
          </ButtonLink>
        ))}
        <Button isDisabled={!data} onPress={() => setHolding(true)}>
          {t('hold')}
        </Button>
      </div>
      {isHolding && data && <HoldAgreementDialog hash={data.hash} onClose={() => setHolding(false)} />}
    </Card>
  );
}

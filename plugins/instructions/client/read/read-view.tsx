import { QueryView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { BackLink, Banner, ButtonLink, Page, PageHeader, SkeletonText, useFormats, useMessages } from '@kontor/ui';
import { getInstruction, type Instruction, instructionPath, instructionsPath } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { Actions } from './actions-view.tsx';
import { Confirm, confirmPlace } from './confirm-view.tsx';
import { Facts } from './facts-view.tsx';
import { InstructionText } from './instruction-text-view.tsx';
import { readMessages } from './read-messages.ts';
import { Versions } from './versions-view.tsx';

/** One instruction to be read, and below its text to be confirmed. */
export function ReadView({ id }: { readonly id: string }) {
  const i = useMessages(instructionsMessages);
  const asked = Number(usePlace().search.version);
  const number = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const query = useQueryRoute(getInstruction, { instruction: id, ...(number !== undefined && { number }) });
  return (
    <Page>
      <QueryView
        query={query}
        waiting={<SkeletonText />}
        next={<ButtonLink href={instructionsPath}>{i('back')}</ButtonLink>}
      >
        {(instruction) => <Read instruction={instruction} />}
      </QueryView>
    </Page>
  );
}

function Read({ instruction }: { readonly instruction: Instruction }) {
  const t = useMessages(readMessages);
  const i = useMessages(instructionsMessages);
  const { formatDate } = useFormats();
  const { version, office, doc } = instruction;
  useTitle(version.title);
  return (
    <article className="flex flex-col">
      <PageHeader
        title={version.title}
        description={t('facts', { office: office.name, number: version.number, day: formatDate(version.issuedAt) })}
        before={
          <BackLink href={instructionsPath} className="print:hidden">
            {i('back')}
          </BackLink>
        }
        actions={
          <span className="print:hidden">
            <Actions instruction={instruction} />
          </span>
        }
      />
      <div className="flex flex-col gap-6">
        <Notices instruction={instruction} />
        <Facts instruction={instruction} />
        <div className="border-t border-border pt-6">
          <InstructionText key={version.id} doc={doc} />
        </div>
        <Confirm key={`confirm-${version.id}`} instruction={instruction} />
        <Versions instruction={instruction} />
      </div>
    </article>
  );
}

/** Above the text: what is asked, what is new, whether it still holds. */
function Notices({ instruction }: { readonly instruction: Instruction }) {
  const t = useMessages(readMessages);
  const { formatDate } = useFormats();
  const { id, version, isCurrent, withdrawnAt, keptYears, asksMe } = instruction;
  return (
    <>
      {withdrawnAt !== null && (
        <Banner tone="warning" title={t('withdrawnTitle', { day: formatDate(withdrawnAt) })}>
          {t('withdrawnText', { years: keptYears })}
        </Banner>
      )}
      {withdrawnAt === null && !isCurrent && (
        <Banner
          tone="warning"
          title={t('earlierTitle')}
          action={
            <ButtonLink size="sm" href={instructionPath(id)}>
              {t('toCurrent')}
            </ButtonLink>
          }
        >
          {t('earlierText')}
        </Banner>
      )}
      {asksMe && (
        <Banner
          action={
            <ButtonLink size="sm" href={`#${confirmPlace}`}>
              {t('toConfirm')}
            </ButtonLink>
          }
        >
          {t('please')}
        </Banner>
      )}
      {version.note !== '' && <Banner title={t('changed')}>{version.note}</Banner>}
    </>
  );
}

import { Link, useFormats, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import type { Instruction } from '../../shared/index.ts';
import { readMessages } from './read-messages.ts';

/** Since when it holds, until when it is to be confirmed, for whom it is. */
export function Facts({ instruction: { version, addressees, source } }: { readonly instruction: Instruction }) {
  const t = useMessages(readMessages);
  const { formatDate } = useFormats();
  const names = addressees.map(({ kind, label }) =>
    kind === 'everyone' ? t('everyone') : label || t('hiddenAddressee'),
  );
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      <Fact title={t('validFrom')}>{formatDate(version.validFrom)}</Fact>
      {version.deadline !== null && <Fact title={t('deadline')}>{formatDate(version.deadline)}</Fact>}
      <Fact title={t('addressees')}>{[...new Set(names)].join(', ')}</Fact>
      <Fact title={t('issuedBy')}>{version.issuedBy}</Fact>
      {source && (
        <Fact title={t('source')}>
          <Link href={source.path}>{source.title}</Link>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{title}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

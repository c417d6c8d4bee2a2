import { lazyLayer, RefusedChange, WaitingMark } from '@kontor/plugin-api/client';
import { Banner, Button, CircleCheck, FormError, ListChecks, useFormats, useMessages } from '@kontor/ui';
import { useRef, useState } from 'react';
import type { Page, ShownReading } from '../../shared/index.ts';
import { EndReading } from './end-reading-view.tsx';
import { readingMessages } from './reading-messages.ts';
import { useOwnConfirmation } from './use-own-confirmation.ts';

const dialogs = {
  ask: lazyLayer(async () => (await import('./ask-reading-view.tsx')).AskReading),
  list: lazyLayer(async () => (await import('./readings-dialog-view.tsx')).ReadingsDialog),
};

/** Below the title: whether one is asked to confirm having read the page, and what became of that. */
export function ReadingBar({ page }: { readonly page: Page }) {
  const current = page.readings?.current;
  if (!current) return null;
  const concernsMe = current.asksMe || current.confirmedAt !== null || tellsOfOthers(page, current);
  return concernsMe ? <CurrentReading key={current.id} page={page} current={current} /> : null;
}

interface CurrentReadingProps {
  readonly page: Page;
  readonly current: ShownReading;
}

function CurrentReading({ page, current }: CurrentReadingProps) {
  const t = useMessages(readingMessages);
  const section = useRef<HTMLElement>(null);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t('section')}
      className="flex flex-col gap-2 outline-none print:hidden"
    >
      {/* The button goes with the press; without this the keyboard would be left at the top of the page. */}
      <Own page={page} current={current} onDone={() => section.current?.focus()} />
      <Others page={page} current={current} />
    </section>
  );
}

function Own({ page, current, onDone }: CurrentReadingProps & { readonly onDone: () => void }) {
  const t = useMessages(readingMessages);
  const { formatDate } = useFormats();
  const own = useOwnConfirmation(page, current);
  if (!current.asksMe && !own.isConfirmed) return null;
  const then = (work: Promise<void>) => void work.then(onDone);
  if (own.isConfirmed)
    return (
      <Line icon={<CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />}>
        <span>
          {current.confirmedAt === null
            ? t('confirmedWaiting')
            : t('confirmed', { day: formatDate(current.confirmedAt) })}
          {current.isChanged && ` ${t('changed')}`}
        </span>
        {own.isWaiting && <WaitingMark />}
        <Button size="sm" variant="quiet" isPending={own.isPending} onPress={() => then(own.withdraw())}>
          {t('withdraw')}
        </Button>
        <FormError>{own.error?.message}</FormError>
      </Line>
    );
  return (
    <>
      {own.refused && (
        <RefusedChange
          change={own.refused}
          onTakeUp={() => {
            if (own.refused) own.forget(own.refused.id);
            then(own.confirm());
          }}
          onGiveUp={() => own.refused && own.forget(own.refused.id)}
        />
      )}
      <Banner
        title={current.until === null ? t('asks') : t('asksUntil', { day: formatDate(current.until) })}
        action={
          <Button variant="primary" size="sm" isPending={own.isPending} onPress={() => then(own.confirm())}>
            {t('confirm')}
          </Button>
        }
      >
        <p className="text-muted">{t('whoSees')}</p>
        <FormError>{own.error?.message}</FormError>
      </Banner>
    </>
  );
}

function tellsOfOthers({ readings }: Page, { count, isChanged, mayList, mayEnd }: ShownReading): boolean {
  return mayList || mayEnd || (readings?.mayAsk === true && (count !== null || isChanged));
}

/** For those who write the page or are in charge of it: how far it is, and what to do next. */
function Others({ page, current }: CurrentReadingProps) {
  const t = useMessages(readingMessages);
  const { formatDate } = useFormats();
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const { count, isChanged, mayList, mayEnd } = current;
  const mayAsk = page.readings?.mayAsk ?? false;
  if (!tellsOfOthers(page, current)) return null;
  const Dialog = open && dialogs[open];
  return (
    <Line icon={<ListChecks aria-hidden className="mt-0.5 size-4 shrink-0" />}>
      <span>
        {count === null ? t('asked', { day: formatDate(current.askedAt) }) : t('count', { count })}
        {isChanged && current.confirmedAt === null && ` ${t('changed')}`}
      </span>
      {mayList && (
        <Button size="sm" variant="quiet" aria-label={t('listOf')} onPress={() => setOpen('list')}>
          {t('list')}
        </Button>
      )}
      {mayAsk && isChanged && (
        <Button size="sm" variant="quiet" onPress={() => setOpen('ask')}>
          {t('again')}
        </Button>
      )}
      {mayEnd && !mayList && <EndReading request={current.id} variant="quiet" />}
      {Dialog && <Dialog page={page} onClose={() => setOpen(undefined)} />}
    </Line>
  );
}

function Line({ icon, children }: { readonly icon: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <div className="flex items-start gap-3 px-3.5 text-sm text-muted">
      {icon}
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">{children}</div>
    </div>
  );
}

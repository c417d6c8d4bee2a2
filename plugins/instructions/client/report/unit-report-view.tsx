import { ChevronRight, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import type { ReportUnit } from '../../shared/index.ts';
import { Missing, Proof } from './person-lines-view.tsx';
import { reportMessages } from './report-messages.ts';

/** One org unit with its numbers; opened, its people. Who is missing stands first. */
export function UnitReport({ unit: { unit, open, confirmed } }: { readonly unit: ReportUnit }) {
  const t = useMessages(reportMessages);
  const all = open.length + confirmed.length;
  return (
    <li className="border-b border-border first:border-t">
      <details open={open.length > 0} className="group">
        <summary className="flex min-h-11 cursor-pointer list-none items-center gap-3 py-2 focus-ring-inset">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none print:hidden"
          />
          <span className="min-w-0 grow font-medium [overflow-wrap:anywhere]">{unit?.name ?? t('noUnit')}</span>
          <span className="shrink-0 text-sm text-muted tabular-nums">
            {t('unitProgress', { confirmed: confirmed.length, all })}
          </span>
        </summary>
        <div className="flex flex-col gap-4 ps-7 pb-4 text-sm">
          {open.length > 0 && (
            <Names title={t('open', { count: open.length })} isDense>
              {open.map((each) => (
                <Missing key={each.person.id} open={each} />
              ))}
            </Names>
          )}
          {confirmed.length > 0 && (
            <Names title={t('done', { count: confirmed.length })}>
              {confirmed.map((each) => (
                <Proof key={each.person.id} proof={each} />
              ))}
            </Names>
          )}
        </div>
      </details>
    </li>
  );
}

interface NamesProps {
  readonly title: string;
  /** Names alone stand beside each other where there is room. */
  readonly isDense?: boolean;
  readonly children: ReactNode;
}

function Names({ title, isDense = false, children }: NamesProps) {
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium text-muted">{title}</p>
      <ul className={isDense ? 'grid gap-x-8 gap-y-0.5 sm:grid-cols-2' : 'flex flex-col gap-0.5'}>{children}</ul>
    </div>
  );
}

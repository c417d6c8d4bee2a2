import { useOrganisation } from '@kontor/plugin-api/client';
import { useFormats, useMessages } from '@kontor/ui';
import { createPortal } from 'react-dom';
import type { OrgTreeNode } from '../org-units/org-tree-model.ts';
import { chartMessages } from './chart-messages.ts';

/** The whole chart for paper: everything open, in black on white, no branch torn apart where it fits on a page. */
export function ChartOnPaper({ tree }: { readonly tree: readonly OrgTreeNode[] }) {
  const t = useMessages(chartMessages);
  const { formatDate } = useFormats();
  const { name } = useOrganisation();
  return createPortal(
    <div aria-hidden className="k-print-only hidden bg-white text-[9pt] leading-snug text-black">
      <header className="mb-4 flex items-baseline justify-between gap-4">
        <p className="text-[14pt] font-semibold">{name}</p>
        <p>{t('printed', { day: formatDate(new Date()) })}</p>
      </header>
      {tree.map(({ unit, children }) => (
        <section key={unit.id} className="mb-4">
          <Line node={{ unit, children: [] }} isTop />
          <div className="mt-3 columns-3 gap-6">
            {children.map((child) => (
              <div key={child.unit.id} className="mb-4 break-inside-avoid">
                <Line node={child} isHead />
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>,
    document.body,
  );
}

interface LineProps {
  readonly node: OrgTreeNode;
  readonly isTop?: boolean;
  readonly isHead?: boolean;
}

function Line({ node: { unit, children }, isTop = false, isHead = false }: LineProps) {
  const t = useMessages(chartMessages);
  const leads = unit.leads.map(({ name, acting }) => (acting ? t('acting', { name }) : name)).join(', ');
  return (
    <>
      <p className={isTop || isHead ? 'border-b border-black pb-0.5 font-semibold' : ''}>
        {unit.name}
        {leads !== '' && <span className="font-normal">{` (${leads})`}</span>}
      </p>
      {children.length > 0 && (
        <ul className="mt-1 ms-3 flex flex-col gap-1">
          {children.map((child) => (
            <li key={child.unit.id} className="break-inside-avoid">
              <Line node={child} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

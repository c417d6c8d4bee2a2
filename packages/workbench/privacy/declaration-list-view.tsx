import type { PrivacyDeclaration } from '@kontor/schema';
import { ChevronRight, useLanguage, useMessages } from '@kontor/ui';
import { privacyMessages } from './privacy-messages.ts';

export interface DeclarationListProps {
  readonly declarations: readonly PrivacyDeclaration[];
}

/** Each kind of data by its title; the rest opens. */
export function DeclarationList({ declarations }: DeclarationListProps) {
  const { language } = useLanguage();
  return (
    <ul className="divide-y divide-border">
      {declarations.map((declaration) => (
        <li key={declaration.id}>
          <details className="group">
            <summary className="flex min-h-11 list-none items-center gap-2 rounded-md py-2 focus-ring-inset hover:bg-hover [&::-webkit-details-marker]:hidden">
              <ChevronRight aria-hidden className="size-4 shrink-0 text-muted group-open:rotate-90" />
              <span className="min-w-0 grow font-medium">{declaration.title[language]}</span>
            </summary>
            <div className="ps-6 pb-4">
              <DeclarationFacts declaration={declaration} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** The same, all open, to be read through and printed. */
export function DeclarationDocument({ declarations }: DeclarationListProps) {
  const { language } = useLanguage();
  return (
    <div className="flex flex-col gap-7">
      {declarations.map((declaration) => (
        <section key={declaration.id} className="break-inside-avoid">
          <h2 className="pb-2 text-lg font-semibold">{declaration.title[language]}</h2>
          <DeclarationFacts declaration={declaration} />
        </section>
      ))}
    </div>
  );
}

function DeclarationFacts({ declaration }: { readonly declaration: PrivacyDeclaration }) {
  const t = useMessages(privacyMessages);
  const { language } = useLanguage();
  const { what, purpose, basis, kept, seenBy, place, archive } = declaration;
  const inArchive = 'file' in archive ? archive.file : t('leftOut', { reason: archive.leftOut[language] });
  const rows: [string, string][] = [
    [t('what'), what[language]],
    [t('purpose'), purpose[language]],
    [t('basis'), basis[language]],
    [t('kept'), kept[language]],
    [t('seenBy'), seenBy[language]],
    [t('place'), place[language]],
    [t('inArchive'), inArchive],
  ];
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[9rem_1fr]">
      {rows.map(([label, text]) => (
        <div key={label} className="contents">
          <dt className="text-muted max-sm:pt-1">{label}</dt>
          <dd className="min-w-0 break-words">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

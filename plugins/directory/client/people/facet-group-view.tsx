import { Checkbox, SearchField, useFormats, useMessages } from '@kontor/ui';
import { useId, useState } from 'react';
import { directoryMessages } from '../directory-messages.ts';
import { type FacetLine, matchingLines } from './facet-model.ts';

/** More lines than this are narrowed down by typing. */
const many = 8;
const shownAtMost = 60;

interface FacetGroupProps {
  readonly title: string;
  readonly lines: readonly FacetLine[];
  readonly onToggle: (value: string) => void;
}

/** One filter: its values with how many people have each. */
export function FacetGroup({ title, lines, onToggle }: FacetGroupProps) {
  const t = useMessages(directoryMessages);
  const { formatNumber } = useFormats();
  const heading = useId();
  const [typed, setTyped] = useState('');
  const found = matchingLines(lines, typed);
  const left = found.length - shownAtMost;
  const isNarrowed = typed.trim() !== '';
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-2">
      <h3 id={heading} className="text-sm font-semibold">
        {title}
      </h3>
      {lines.length > many && (
        <SearchField
          label={t('narrow', { what: title })}
          placeholder={t('narrowHint')}
          value={typed}
          onChange={setTyped}
        />
      )}
      {found.length === 0 && <p className="text-sm text-muted">{t('noValues')}</p>}
      <ul className="flex max-h-72 flex-col overflow-y-auto">
        {found.slice(0, shownAtMost).map((line) => (
          <li
            key={line.value}
            className="flex items-start gap-3 rounded-md px-1 py-1 hover:bg-hover"
            style={{ paddingInlineStart: isNarrowed ? undefined : `${0.25 + line.depth * 1.25}rem` }}
          >
            <Checkbox isSelected={line.isChosen} onChange={() => onToggle(line.value)} className="min-w-0 grow">
              {line.label}
            </Checkbox>
            <span aria-hidden className="py-0.5 text-sm text-muted tabular-nums coarse:py-2.5">
              {formatNumber(line.people)}
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="text-sm text-muted">{t('moreValues', { count: left })}</p>}
    </section>
  );
}

import { TextField, useLanguage, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { readEstimate, sayEstimate } from '../../shared/estimate.ts';
import type { Task } from '../../shared/index.ts';
import { aroundMessages } from './around-messages.ts';

interface EstimateFieldProps {
  readonly estimate: number | null;
  readonly parts: readonly Pick<Task, 'estimate' | 'state'>[];
  readonly mayEdit: boolean;
  readonly onChange: (estimate: number | null) => void;
}

/** How long a task takes, as one says it; with what its sub-tasks take together. */
export function EstimateField({ estimate, parts, mayEdit, onChange }: EstimateFieldProps) {
  const t = useMessages(aroundMessages);
  const { language } = useLanguage();
  const [typed, setTyped] = useState<string>();
  const [isUnread, setUnread] = useState(false);
  const sum = parts.reduce((all, part) => all + (part.state === 'dropped' ? 0 : (part.estimate ?? 0)), 0);
  const saved = estimate === null ? '' : sayEstimate(estimate, language);
  function save() {
    if (typed === undefined) return;
    const minutes = typed.trim() === '' ? null : readEstimate(typed);
    setUnread(minutes === undefined);
    // What cannot be read stays to be mended.
    if (minutes === undefined) return;
    setTyped(undefined);
    if (minutes !== estimate) onChange(minutes);
  }
  const description = [
    sum > 0 ? t('estimateParts', { sum: sayEstimate(sum, language) }) : '',
    isDays(estimate) ? t('estimateDay') : '',
  ].filter((part) => part !== '');
  return (
    <TextField
      label={t('estimate')}
      value={typed ?? saved}
      isDisabled={!mayEdit}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={({ key }) => key === 'Enter' && save()}
      maxLength={60}
      {...(mayEdit && { placeholder: t('estimateHint') })}
      {...(description.length > 0 && { description: description.join(' ') })}
      {...(isUnread && { error: t('estimateUnread') })}
    />
  );
}

function isDays(estimate: number | null): boolean {
  return estimate !== null && estimate % 480 === 0;
}

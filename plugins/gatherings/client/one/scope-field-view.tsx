import { RadioGroup, useMessages } from '@kontor/ui';
import type { Scope } from '../../shared/index.ts';
import { oneMessages } from './one-messages.ts';

interface ScopeFieldProps {
  readonly isSeries: boolean;
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
}

/** Of a series: this date alone, or all from here on. */
export function ScopeField({ isSeries, value, onChange }: ScopeFieldProps) {
  const t = useMessages(oneMessages);
  if (!isSeries) return null;
  return (
    <RadioGroup<Scope>
      label={t('scope')}
      options={[
        { id: 'one', label: t('scopeOne') },
        { id: 'following', label: t('scopeFollowing') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useMessages } from '../language/use-messages.ts';
import { Button } from './button.tsx';
import { componentMessages } from './component-messages.ts';

export interface ProgressProps {
  /** What is being done: "Personen werden übernommen". */
  readonly label: string;
  /** 0 to 1; absent while nobody knows. */
  readonly value?: number;
  /** What is done so far, instead of the percentage: "120 von 2.000". */
  readonly valueLabel?: string;
  readonly onCancel?: () => void;
}

/** A long job: how far it is, and a way to stop it. */
export function Progress({ label, value, valueLabel, onCancel }: ProgressProps) {
  const t = useMessages(componentMessages);
  const isIndeterminate = value === undefined;
  return (
    <div className="flex items-end gap-4">
      <ProgressBar
        value={(value ?? 0) * 100}
        isIndeterminate={isIndeterminate}
        {...(valueLabel !== undefined && { valueLabel })}
        className="min-w-0 grow"
      >
        {({ percentage, valueText }) => (
          <>
            <div className="flex flex-wrap justify-between gap-x-3 pb-2 text-sm">
              <Label className="min-w-0 font-medium">{label}</Label>
              <span className="shrink-0 text-muted tabular-nums">{isIndeterminate ? t('working') : valueText}</span>
            </div>
            <div className="h-1.5 overflow-hidden rounded-full bg-pressed forced-colors:border">
              <div
                className={
                  isIndeterminate
                    ? 'k-travel h-full w-1/3 rounded-full bg-accent forced-colors:bg-[Highlight]'
                    : 'h-full rounded-full bg-accent transition-[width] forced-colors:bg-[Highlight]'
                }
                style={isIndeterminate ? undefined : { width: `${percentage ?? 0}%` }}
              />
            </div>
          </>
        )}
      </ProgressBar>
      {onCancel && (
        <Button size="sm" onPress={onCancel} className="shrink-0">
          {t('cancel')}
        </Button>
      )}
    </div>
  );
}

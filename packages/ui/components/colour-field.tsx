import { TextField as AriaTextField, Input } from 'react-aria-components/TextField';
import { useMessages } from '../language/use-messages.ts';
import { parseHex } from '../theme/colour.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { controlClasses, controlHeight, FieldFrame, type FieldTexts } from './field-frame.tsx';

export interface ColourFieldProps extends FieldTexts {
  /** What was typed; a colour once it has the form `#rrggbb`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name?: string;
  readonly isDisabled?: boolean;
}

/** A colour as `#rrggbb`: typed from the corporate design manual, or picked with the system's palette. */
export function ColourField({ className, value, onChange, ...props }: ColourFieldProps) {
  const { label, isLabelHidden, description, error, ...rest } = props;
  const t = useMessages(componentMessages);
  return (
    <AriaTextField
      {...rest}
      value={value}
      onChange={(typed) => onChange(withHash(typed))}
      {...(error !== undefined && { isInvalid: true })}
      className={classNames('group flex flex-col gap-1.5', className)}
    >
      <FieldFrame {...{ label, description, error }} isLabelHidden={isLabelHidden ?? false}>
        <div className="relative">
          <input
            type="color"
            aria-label={t('pickColour')}
            value={parseHex(value) ? value.toLowerCase() : '#000000'}
            onChange={(event) => onChange(event.currentTarget.value)}
            disabled={rest.isDisabled ?? false}
            className="absolute start-1.5 inset-y-0 my-auto size-6 appearance-none overflow-hidden rounded-sm focus-ring coarse:inset-y-0 coarse:start-0 coarse:h-11 coarse:w-11 coarse:p-2 [&::-moz-color-swatch]:border-0 [&::-webkit-color-swatch]:border-0 [&::-webkit-color-swatch-wrapper]:p-0"
          />
          <Input
            maxLength={7}
            spellCheck={false}
            className={classNames(controlClasses, controlHeight, 'ps-10 pe-3 tabular-nums coarse:ps-12')}
          />
        </div>
      </FieldFrame>
    </AriaTextField>
  );
}

function withHash(typed: string): string {
  const trimmed = typed.trim();
  return trimmed === '' || trimmed.startsWith('#') ? trimmed : `#${trimmed}`;
}

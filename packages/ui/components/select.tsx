import { Button } from 'react-aria-components/Button';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { ChevronsUpDown } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { controlClasses, controlHeight, FieldFrame, type FieldTexts } from './field-frame.tsx';
import { floatingClasses, type Option, OptionList } from './list-box-parts.tsx';

export interface SelectProps<Id extends string = string> extends FieldTexts {
  readonly options: ReadonlyArray<Option<Id>>;
  /** The chosen option; nothing is chosen when null. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly name?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

/** One of a few known options. For many, or to type for one, use ComboBox. */
export function Select<Id extends string = string>(props: SelectProps<Id>) {
  const { label, isLabelHidden, description, error, className, options, value, onChange, placeholder, ...rest } = props;
  const t = useMessages(componentMessages);
  return (
    <AriaSelect
      {...rest}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={placeholder ?? t('choose')}
      {...(error !== undefined && { isInvalid: true })}
      className={classNames('group flex flex-col gap-1.5', className)}
    >
      <FieldFrame
        {...{ label, description, error }}
        isLabelHidden={isLabelHidden ?? false}
        isRequired={rest.isRequired}
      >
        <Button
          className={classNames(
            controlClasses,
            controlHeight,
            'flex items-center gap-2 ps-3 pe-2.5 text-start data-focus-visible:ring-2 data-focus-visible:ring-accent-text',
          )}
        >
          <SelectValue className="min-w-0 grow truncate data-placeholder:text-muted">
            {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
          </SelectValue>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </Button>
      </FieldFrame>
      <Popover offset={4} className={classNames(floatingClasses, 'min-w-(--trigger-width)')}>
        <OptionList items={options} />
      </Popover>
    </AriaSelect>
  );
}

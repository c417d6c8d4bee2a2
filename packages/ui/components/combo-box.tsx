import { Button } from 'react-aria-components/Button';
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Input,
} from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Popover } from 'react-aria-components/Popover';
import { ChevronDown } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { controlClasses, controlHeight, FieldFrame, type FieldTexts } from './field-frame.tsx';
import { floatingClasses, type Option, OptionList } from './list-box-parts.tsx';

export interface ComboBoxProps<Id extends string = string>
  extends FieldTexts,
    Pick<AriaComboBoxProps<Option>, 'name' | 'isRequired' | 'isDisabled' | 'inputValue' | 'onInputChange'> {
  readonly options: ReadonlyArray<Option<Id>>;
  readonly value: Id | null;
  /** Null when the choice was cleared. */
  readonly onChange: (value: Id | null) => void;
  readonly placeholder?: string;
  /** The caller searches (by `onInputChange`) and gives the matching options; else labels are filtered here. */
  readonly isFilteredByCaller?: boolean;
  /** Said when there are no options: what to type, or that nothing was found. */
  readonly emptyText?: string;
  /** Shows no list while there are no options, instead of `emptyText`. */
  readonly isClosedWhenEmpty?: boolean;
}

/** One of many options, found by typing. */
export function ComboBox<Id extends string = string>(props: ComboBoxProps<Id>) {
  const { label, isLabelHidden, description, error, className, options, value, onChange, ...others } = props;
  const { placeholder, isFilteredByCaller, emptyText, isClosedWhenEmpty = false, ...rest } = others;
  const t = useMessages(componentMessages);
  return (
    <AriaComboBox
      {...rest}
      {...(isFilteredByCaller ? { items: options } : { defaultItems: options })}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.id === key)?.id ?? null)}
      allowsEmptyCollection={!isClosedWhenEmpty}
      menuTrigger="focus"
      {...(error !== undefined && { isInvalid: true })}
      className={classNames('group flex flex-col gap-1.5', className)}
    >
      <FieldFrame
        {...{ label, description, error }}
        isLabelHidden={isLabelHidden ?? false}
        isRequired={rest.isRequired}
      >
        <Group className={classNames(controlClasses, controlHeight, 'flex items-center')}>
          <Input
            {...(placeholder !== undefined && { placeholder })}
            className="h-full min-w-0 grow bg-transparent ps-3 outline-none"
          />
          <Button
            aria-label={t('showOptions')}
            className="flex h-full w-9 shrink-0 items-center justify-center rounded-md text-muted coarse:w-11"
          >
            <ChevronDown aria-hidden className="size-4" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover offset={4} className={classNames(floatingClasses, 'w-(--trigger-width) min-w-60')}>
        <OptionList items={undefined} empty={emptyText} />
      </Popover>
    </AriaComboBox>
  );
}

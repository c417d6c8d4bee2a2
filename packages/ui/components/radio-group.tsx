import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';
import type { Option } from './list-box-parts.tsx';

export interface RadioGroupProps<Id extends string = string> extends FieldTexts {
  readonly options: ReadonlyArray<Omit<Option<Id>, 'start'>>;
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly name?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

/** One of two to five options that should all be seen at once. */
export function RadioGroup<Id extends string = string>(props: RadioGroupProps<Id>) {
  const { label, isLabelHidden, description, error, className, options, value, onChange, ...rest } = props;
  return (
    <AriaRadioGroup
      {...rest}
      value={value}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen);
        if (option) onChange(option.id);
      }}
      {...(error !== undefined && { isInvalid: true })}
      className={classNames('group flex flex-col gap-1.5', className)}
    >
      <FieldFrame
        {...{ label, description, error }}
        isLabelHidden={isLabelHidden ?? false}
        isRequired={rest.isRequired}
      >
        <div className="flex flex-col gap-1">
          {options.map((option) => (
            <Radio
              key={option.id}
              value={option.id}
              className="group/radio flex items-start gap-2.5 py-0.5 text-base data-disabled:opacity-50 coarse:min-h-11 coarse:py-2.5"
            >
              <span className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full bg-surface ring-1 ring-inset ring-control transition-colors group-data-hovered/radio:ring-text/60 group-data-selected/radio:bg-accent group-data-selected/radio:ring-accent outline-2 outline-offset-2 outline-transparent group-data-focus-visible/radio:outline-accent-text forced-colors:border">
                <span className="size-2 rounded-full group-data-selected/radio:bg-on-accent forced-colors:group-data-selected/radio:bg-[CanvasText]" />
              </span>
              <span className="min-w-0">
                {option.label}
                {option.description !== undefined && (
                  <span className="block text-sm text-muted">{option.description}</span>
                )}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}

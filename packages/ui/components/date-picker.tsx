import { type CalendarDate, parseDate } from '@internationalized/date';
import type { IsoDate } from '@kontor/base';
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { DatePicker as AriaDatePicker, DateInput, DateSegment, Group } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { controlClasses, controlHeight, FieldFrame, type FieldTexts } from './field-frame.tsx';
import { floatingClasses } from './list-box-parts.tsx';

export interface DatePickerProps extends FieldTexts {
  readonly value: IsoDate | null;
  /** Null while the date is incomplete or empty. */
  readonly onChange: (value: IsoDate | null) => void;
  readonly earliest?: IsoDate;
  readonly latest?: IsoDate;
  readonly name?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

/** A day: typed part by part in the order of the language, or picked from a calendar. */
export function DatePicker({ className, value, onChange, earliest, latest, ...props }: DatePickerProps) {
  const { label, isLabelHidden, description, error, ...rest } = props;
  const t = useMessages(componentMessages);
  // Another object for the same day would end what somebody is typing: "31." before its month is no day yet.
  const day = useMemo(() => (value === null ? null : parseDate(value)), [value]);
  return (
    <AriaDatePicker<CalendarDate>
      {...rest}
      value={day}
      onChange={(date) => onChange(date?.toString() ?? null)}
      {...(earliest !== undefined && { minValue: parseDate(earliest) })}
      {...(latest !== undefined && { maxValue: parseDate(latest) })}
      shouldForceLeadingZeros
      {...(error !== undefined && { isInvalid: true })}
      className={classNames('group flex flex-col gap-1.5', className)}
    >
      <FieldFrame
        {...{ label, description, error }}
        isLabelHidden={isLabelHidden ?? false}
        isRequired={rest.isRequired}
      >
        <Group className={classNames(controlClasses, controlHeight, 'flex items-center')}>
          <DateInput className="flex min-w-0 grow ps-3 tabular-nums">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="min-w-6 rounded-sm px-0.5 text-center outline-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted data-placeholder:data-focused:text-on-accent data-[type=literal]:min-w-0 data-[type=literal]:px-0 data-[type=literal]:text-muted"
              />
            )}
          </DateInput>
          <Button
            aria-label={t('openCalendar')}
            className="flex h-full w-9 shrink-0 items-center justify-center rounded-md text-muted focus-ring-inset coarse:w-11"
          >
            <CalendarIcon aria-hidden className="size-4" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover offset={4} className={floatingClasses}>
        <Dialog className="p-3 outline-none" aria-label={t('openCalendar')}>
          <MonthCalendar />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}

const arrowClasses =
  'flex size-8 items-center justify-center rounded-md text-muted focus-ring data-hovered:bg-hover data-disabled:opacity-30 coarse:size-11';

function MonthCalendar() {
  return (
    <Calendar>
      <header className="flex items-center justify-between pb-2">
        <Button slot="previous" className={arrowClasses}>
          <ChevronLeft aria-hidden className="size-4" />
        </Button>
        <Heading className="text-sm font-semibold" />
        <Button slot="next" className={arrowClasses}>
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </header>
      <CalendarGrid>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="h-8 text-xs font-medium text-muted">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="flex size-9 items-center justify-center rounded-full text-sm tabular-nums focus-ring data-hovered:bg-hover data-selected:bg-accent data-selected:text-on-accent data-disabled:opacity-35 data-outside-month:hidden data-today:font-bold data-unavailable:line-through coarse:size-11"
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

import { WaitingMark } from '@kontor/plugin-api/client';
import { weekdays } from '@kontor/schema';
import { Button, useMessages } from '@kontor/ui';
import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { weekWithHomeDays, workplace } from '../../shared/index.ts';
import { useWeekdayNames } from '../person/week-view.tsx';
import { type ProfileDraft, setWorkplace } from './profile-draft-model.ts';
import { profileMessages } from './profile-messages.ts';

interface WeekEditorProps {
  readonly draft: ProfileDraft;
  /** Whether a change of it is not yet at the server. */
  readonly isWaiting: boolean;
  readonly onChange: (draft: ProfileDraft) => void;
}

/** Office, home or off for each day of the week; or nothing told at all. */
export function WeekEditor({ draft, isWaiting, onChange }: WeekEditorProps) {
  const t = useMessages(profileMessages);
  const heading = useId();
  const names = useWeekdayNames('long');
  const { week } = draft;
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-2">
      <div>
        <h3 id={heading} className="text-sm font-medium">
          {t('week')}
        </h3>
        <p className="text-sm text-muted">
          {t(week === null ? 'weekNotTold' : 'weekHelp')} {isWaiting && <WaitingMark />}
        </p>
      </div>
      {week === null ? (
        <Button onPress={() => onChange({ ...draft, week: weekWithHomeDays([]) })} className="self-start">
          {t('tellWeek')}
        </Button>
      ) : (
        <>
          <ul className="flex flex-col gap-1">
            {weekdays.map((day) => (
              <li key={day} className="flex items-center justify-between gap-3">
                <span className="text-sm">{names[day]}</span>
                <ToggleButtonGroup
                  aria-label={names[day]}
                  selectionMode="single"
                  disallowEmptySelection
                  selectedKeys={[week[day]]}
                  onSelectionChange={([key]) => {
                    const chosen = workplace.safeParse(key);
                    if (chosen.success) onChange(setWorkplace(draft, day, chosen.data));
                  }}
                  className="flex rounded-md bg-sunken p-0.5 ring-1 ring-inset ring-border"
                >
                  {workplace.options.map((place) => (
                    <ToggleButton
                      key={place}
                      id={place}
                      className="h-7 rounded-[5px] px-2.5 text-sm text-muted focus-ring-inset data-hovered:text-text data-selected:bg-raised data-selected:font-medium data-selected:text-text data-selected:shadow-low coarse:h-10 forced-colors:data-selected:border"
                    >
                      {t(place)}
                    </ToggleButton>
                  ))}
                </ToggleButtonGroup>
              </li>
            ))}
          </ul>
          <Button
            size="sm"
            variant="quiet"
            onPress={() => onChange({ ...draft, week: null })}
            className="-ms-2.5 self-start"
          >
            {t('forgetWeek')}
          </Button>
        </>
      )}
    </section>
  );
}

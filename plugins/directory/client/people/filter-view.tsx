import { useQueryRoute } from '@kontor/plugin-api/client';
import { listOrgUnits } from '@kontor/schema';
import { Button, Count, classNames, DialogTrigger, Filter, Sheet, TagList, useMessages } from '@kontor/ui';
import { directoryMessages } from '../directory-messages.ts';
import { FacetGroup } from './facet-group-view.tsx';
import { facetLines, filterChips } from './facet-model.ts';
import type { ShownPeople } from './people-list-model.ts';
import { clearFilters, countFilters, filterNames, type PeopleQuestion, toggleFilter } from './people-question-model.ts';

interface FilterProps {
  readonly question: PeopleQuestion;
  readonly shown: ShownPeople | undefined;
  readonly onChange: (question: PeopleQuestion) => void;
}

/** Opens the filters: a panel at the side, on phones from the bottom. Choosing takes effect at once. */
export function FilterButton({ question, shown, onChange }: FilterProps) {
  const t = useMessages(directoryMessages);
  const active = countFilters(question);
  const first = shown?.windows.get(0);
  const lines = first ? facetLines(first.facets, question) : undefined;
  const total = first?.total ?? 0;
  const titles = { orgUnit: t('orgUnit'), place: t('place'), skill: t('skill') };
  return (
    <DialogTrigger>
      <Button icon={Filter} className={classNames('shrink-0', active === 0 && 'max-sm:gap-0 xl:gap-0')}>
        <span className="flex items-center gap-1.5">
          <span className="max-sm:sr-only xl:sr-only">{t('filter')}</span>
          <Count value={active} label={t('filterCount', { count: active })} />
        </span>
      </Button>
      <Sheet
        title={t('filter')}
        footer={
          <div className="flex gap-2">
            <Button
              variant="quiet"
              isDisabled={active === 0}
              onPress={() => onChange(clearFilters(question))}
              className="shrink-0"
            >
              {t('reset')}
            </Button>
            <Button slot="close" variant="primary" className="grow">
              {t('showPeople', { count: total })}
            </Button>
          </div>
        }
      >
        <div className="flex flex-col gap-6">
          {lines &&
            filterNames.map((name) => (
              <FacetGroup
                key={name}
                title={titles[name]}
                lines={lines[name]}
                onToggle={(value) => onChange(toggleFilter(question, name, value))}
              />
            ))}
        </div>
      </Sheet>
    </DialogTrigger>
  );
}

/** The filters that are on; each can be taken off. */
export function ActiveFilters({ question, shown, onChange }: FilterProps) {
  const t = useMessages(directoryMessages);
  const isOn = countFilters(question) > 0;
  const units = useQueryRoute(listOrgUnits, {}, { enabled: question.orgUnit.length > 0 }).data?.orgUnits;
  if (!isOn) return null;
  const nameOf = (id: string) => units?.find((unit) => unit.id === id)?.name;
  const chips = filterChips(question, shown?.windows.get(0)?.facets, nameOf);
  return (
    <TagList
      label={t('filters')}
      tags={chips}
      onRemove={(id) => {
        const chip = chips.find((one) => one.id === id);
        if (chip) onChange(toggleFilter(question, chip.filter, chip.value));
      }}
    />
  );
}

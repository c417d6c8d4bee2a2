import { ComboBox } from '@kontor/ui';
import { useState } from 'react';
import { type FoundSubject, useFoundSubjects } from './use-found-subjects.tsx';

export interface FindSubjectProps<Kind extends 'person' | 'org-unit'> {
  readonly label: string;
  readonly description?: string | undefined;
  readonly kinds: readonly Kind[];
  /** Ids of those who are not offered. */
  readonly without: Iterable<string>;
  readonly placeholder: string;
  /** Said when there is nobody of that name. */
  readonly emptyText: string;
  readonly onPick: (found: FoundSubject<Kind>) => void;
  readonly isRequired?: boolean;
  readonly className?: string;
}

/** A field in which one person or org unit after the other is found by typing; whoever is picked leaves it empty again. */
export function FindSubject<Kind extends 'person' | 'org-unit'>(props: FindSubjectProps<Kind>) {
  const { kinds, without, onPick, description, ...field } = props;
  const [typed, setTyped] = useState('');
  const { options, isSettled } = useFoundSubjects(typed, kinds, new Set(without));
  return (
    <ComboBox
      {...field}
      {...(description !== undefined && { description })}
      options={options}
      isFilteredByCaller
      // Else the list would cover whom one has just chosen.
      isClosedWhenEmpty={!isSettled}
      value={null}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (!option) return;
        onPick(option);
        setTyped('');
      }}
    />
  );
}

import { useQueryRoute } from '@kontor/plugin-api/client';
import { type GrantSubject, listGroups, listOrgUnits } from '@kontor/schema';
import { Checkbox, ComboBox, RadioGroup, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { PersonPicker, type PickedPerson } from '../people/person-picker-view.tsx';
import { spaceMessages } from './space-messages.ts';

export interface ChosenSubject {
  readonly subject: GrantSubject;
  readonly name: string;
}

interface SubjectPickerProps extends ChoiceProps {
  /** Interest groups take people alone. */
  readonly isOnlyPersons?: boolean;
}

/** Whom a grant is for: a person, an org unit with or without those below, or a group. */
export function SubjectPicker({ onChange, isOnlyPersons = false }: SubjectPickerProps) {
  const t = useMessages(spaceMessages);
  const [kind, setKind] = useState<GrantSubject['kind']>('person');
  if (isOnlyPersons) return <PersonChoice onChange={onChange} />;
  return (
    <>
      <RadioGroup
        label={t('subjectKind')}
        value={kind}
        onChange={(next) => {
          setKind(next);
          onChange(undefined);
        }}
        options={[
          { id: 'person', label: t('person') },
          { id: 'org-unit', label: t('orgUnit') },
          { id: 'group', label: t('group') },
        ]}
      />
      {kind === 'person' && <PersonChoice onChange={onChange} />}
      {kind === 'org-unit' && <OrgUnitChoice onChange={onChange} />}
      {kind === 'group' && <GroupChoice onChange={onChange} />}
    </>
  );
}

interface ChoiceProps {
  readonly onChange: (chosen: ChosenSubject | undefined) => void;
}

function PersonChoice({ onChange }: ChoiceProps) {
  const t = useMessages(spaceMessages);
  const [person, setPerson] = useState<PickedPerson>();
  return (
    <PersonPicker
      label={t('person')}
      value={person}
      onChange={(next) => {
        setPerson(next);
        onChange(next && { subject: { kind: 'person', id: next.id }, name: next.name });
      }}
      isRequired
    />
  );
}

function OrgUnitChoice({ onChange }: ChoiceProps) {
  const t = useMessages(spaceMessages);
  const units = useQueryRoute(listOrgUnits, {}).data?.orgUnits ?? [];
  const [id, setId] = useState<string | null>(null);
  const [below, setBelow] = useState(true);
  const choose = (nextId: string | null, nextBelow: boolean) => {
    setId(nextId);
    setBelow(nextBelow);
    const unit = units.find((each) => each.id === nextId);
    onChange(unit && { subject: { kind: 'org-unit', id: unit.id, below: nextBelow }, name: unit.name });
  };
  return (
    <>
      <ComboBox
        label={t('orgUnit')}
        options={units.map((unit) => ({ id: unit.id, label: unit.name, description: unit.code }))}
        value={id}
        onChange={(next) => choose(next, below)}
        isRequired
      />
      <Checkbox isSelected={below} onChange={(next) => choose(id, next)}>
        {t('below')}
      </Checkbox>
    </>
  );
}

function GroupChoice({ onChange }: ChoiceProps) {
  const t = useMessages(spaceMessages);
  const groups = useQueryRoute(listGroups, {}).data?.groups ?? [];
  const [id, setId] = useState<string | null>(null);
  return (
    <ComboBox
      label={t('group')}
      options={groups.map(({ id: groupId, name }) => ({ id: groupId, label: name }))}
      value={id}
      onChange={(next) => {
        setId(next);
        const group = groups.find((each) => each.id === next);
        onChange(group && { subject: { kind: 'group', id: group.id }, name: group.name });
      }}
      isRequired
    />
  );
}

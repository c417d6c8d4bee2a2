import { RefusedChange, usePendingChanges, WaitingMark } from '@kontor/plugin-api/client';
import { Card, FormError, Select, useMessages, useToast } from '@kontor/ui';
import {
  defaultVisibility,
  type PersonDetails,
  type ProfileField,
  profileFields,
  setVisibility,
  type VisibilityLevel,
} from '../../shared/index.ts';
import { profileMessages } from './profile-messages.ts';
import { useVisibilityChange, waitingNames } from './use-own-changes.ts';

/** For each part of the own entry, who may see it; takes effect at once and can be taken back. */
export function VisibilityEditor({ person }: { readonly person: PersonDetails }) {
  const t = useMessages(profileMessages);
  const toast = useToast();
  const change = useVisibilityChange(person);
  const pending = usePendingChanges(setVisibility);
  const waiting = waitingNames(pending, (input) => input.visibility);
  const refused = pending.changes.find(({ refusal }) => refusal !== undefined);
  const visibility = person.visibility ?? defaultVisibility;
  const levels: { id: VisibilityLevel; label: string }[] = [
    { id: 'everyone', label: t('levelEveryone') },
    { id: 'own-unit', label: t('levelOwnUnit') },
    { id: 'managers', label: t('levelManagers') },
    { id: 'nobody', label: t('levelNobody') },
  ];

  async function choose(field: ProfileField, level: VisibilityLevel) {
    const before = visibility[field];
    if (before === level || (await change.run({ visibility: { [field]: level } })) === 'refused') return;
    const label = levels.find(({ id }) => id === level)?.label ?? '';
    toast.showUndo(t('visibilitySaved', { field: t(field), level: label }), () => {
      void change.run({ visibility: { [field]: before } });
    });
  }

  return (
    <Card title={t('visibility')}>
      <p className="pb-3 text-sm text-muted">{t('visibilityHelp')}</p>
      <FormError>{change.error?.message}</FormError>
      {refused && (
        <div className="pb-3">
          <RefusedChange
            change={refused}
            onTakeUp={() => {
              pending.forget(refused.id);
              void change.run(refused.input);
            }}
            onGiveUp={() => pending.forget(refused.id)}
          />
        </div>
      )}
      <ul className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
        {profileFields.map((field) => (
          <li key={field} className="flex items-center justify-between gap-3">
            <span className="flex min-w-0 flex-col text-sm">
              <span aria-hidden>{t(field)}</span>
              {waiting.has(field) && <WaitingMark />}
            </span>
            <Select
              label={t(field)}
              isLabelHidden
              options={levels}
              value={visibility[field]}
              onChange={(level) => void choose(field, level)}
              className="w-40 shrink-0"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

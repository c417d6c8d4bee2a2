import { newId } from '@kontor/base';
import { Checkbox, classNames, IconButton, useMessages, X } from '@kontor/ui';
import type { Task } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { QuickAdd } from './quick-add-view.tsx';

interface ChecklistProps {
  readonly task: Task;
  readonly mayEdit: boolean;
  readonly onChange: (checklist: Task['checklist']) => void;
}

/** The steps of a task, for whoever does it. */
export function Checklist({ task: { checklist }, mayEdit, onChange }: ChecklistProps) {
  const t = useMessages(tasksMessages);
  if (!mayEdit && checklist.length === 0) return null;
  return (
    <section aria-label={t('checklist')} className="flex flex-col gap-1">
      <h2 className="text-sm font-medium">{t('checklist')}</h2>
      <ul className="flex flex-col">
        {checklist.map((step) => (
          <li key={step.id} className="flex items-center gap-2">
            <Checkbox
              isSelected={step.done}
              isDisabled={!mayEdit}
              onChange={(done) => onChange(checklist.map((each) => (each.id === step.id ? { ...each, done } : each)))}
              className="min-w-0 grow"
            >
              <span className={classNames('[overflow-wrap:anywhere]', step.done && 'text-muted line-through')}>
                {step.text}
              </span>
            </Checkbox>
            {mayEdit && (
              <IconButton
                icon={X}
                size="sm"
                label={t('removeStep', { text: step.text })}
                onPress={() => onChange(checklist.filter(({ id }) => id !== step.id))}
              />
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <QuickAdd
          label={t('addStep')}
          isPlain
          onAdd={async ({ title }) => {
            onChange([...checklist, { id: newId(), text: title.slice(0, 200), done: false }]);
            return true;
          }}
        />
      )}
    </section>
  );
}

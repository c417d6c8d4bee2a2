import { Badge, ComboBox, IconButton, Link, useMessages, X } from '@kontor/ui';
import { useState } from 'react';
import type { Around, LinkedTask } from '../../shared/around.ts';
import { type Task, taskPath } from '../../shared/index.ts';
import { aroundMessages } from './around-messages.ts';
import type { AroundChanges } from './use-around-changes.ts';
import { useFoundTasks } from './use-found-tasks.ts';

interface BlockersProps {
  readonly task: Task;
  readonly around: Pick<Around, 'waitsFor' | 'waitsForHidden' | 'neededBy'>;
  readonly changes: AroundChanges;
  readonly mayEdit: boolean;
  readonly hasList: boolean;
}

/** What has to be done before a task, and what waits for it. */
export function Blockers({ task, around, changes, mayEdit, hasList }: BlockersProps) {
  const t = useMessages(aroundMessages);
  const { waitsFor, waitsForHidden, neededBy } = around;
  const isEmpty = waitsFor.length === 0 && waitsForHidden === 0;
  return (
    <>
      {(mayEdit || !isEmpty) && (
        <section aria-label={t('waitsFor')} className="flex flex-col gap-2">
          <h2 className="text-sm font-medium">{t('waitsFor')}</h2>
          {!isEmpty && (
            <ul className="flex flex-col">
              {waitsFor.map((linked) => (
                <LinkedLine
                  key={linked.id}
                  linked={linked}
                  onRemove={mayEdit ? () => changes.release(linked) : undefined}
                />
              ))}
              {waitsForHidden > 0 && (
                <li className="flex min-h-9 items-center text-muted">
                  {t('waitsForHidden', { count: waitsForHidden })}
                </li>
              )}
            </ul>
          )}
          {mayEdit && (
            <BlockerField
              task={task}
              hasList={hasList}
              without={[task.id, ...[...waitsFor, ...neededBy].map(({ id }) => id)]}
              onPick={(linked) => void changes.waitFor(linked)}
            />
          )}
        </section>
      )}
      {neededBy.length > 0 && (
        <section aria-label={t('neededBy')} className="flex flex-col gap-2">
          <h2 className="text-sm font-medium">{t('neededBy')}</h2>
          <ul className="flex flex-col">
            {neededBy.map((linked) => (
              <LinkedLine key={linked.id} linked={linked} onRemove={undefined} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface LinkedLineProps {
  readonly linked: LinkedTask;
  readonly onRemove: (() => void) | undefined;
}

function LinkedLine({ linked: { id, title, state }, onRemove }: LinkedLineProps) {
  const t = useMessages(aroundMessages);
  return (
    <li className="flex min-h-9 items-center gap-2">
      <Link href={taskPath(id)} className="min-w-0 grow [overflow-wrap:anywhere]">
        {title}
      </Link>
      {state !== 'open' && <Badge tone="neutral">{t(state)}</Badge>}
      {onRemove && <IconButton icon={X} size="sm" label={t('removeBlocker', { title })} onPress={onRemove} />}
    </li>
  );
}

interface BlockerFieldProps {
  readonly task: Task;
  readonly hasList: boolean;
  readonly without: readonly string[];
  readonly onPick: (linked: LinkedTask) => void;
}

/** A task found by its title: those of this list and of my day also without a connection. */
function BlockerField({ task, hasList, without, onPick }: BlockerFieldProps) {
  const t = useMessages(aroundMessages);
  const [typed, setTyped] = useState('');
  const { found, isSettled } = useFoundTasks(typed, { list: hasList ? task.list : undefined, without });
  return (
    <ComboBox
      label={t('addBlocker')}
      isLabelHidden
      placeholder={t('addBlockerHint')}
      options={found.map(({ id, title }) => ({ id, label: title }))}
      isFilteredByCaller
      {...(isSettled && { emptyText: t('noTaskFound') })}
      isClosedWhenEmpty={!isSettled}
      value={null}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(id) => {
        const linked = found.find((each) => each.id === id);
        if (!linked) return;
        setTyped('');
        onPick(linked);
      }}
    />
  );
}

import { closeSmallWindow, useDesktopDraft, useNavigate, useSession } from '@kontor/plugin-api/client';
import { Button, Page, PageHeader, useMessages, useToast } from '@kontor/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useOwnList } from '../day/use-own-list.ts';
import type { NewEntry } from '../task/quick-add-model.ts';
import { QuickAdd } from '../task/quick-add-view.tsx';
import { useTaskChanges } from '../task/use-task-changes.ts';
import { quickMessages } from './quick-messages.ts';

/** One line that becomes a task of one's own: in the small window of the desktop app, or on a page of its own. */
export function QuickTask() {
  const t = useMessages(quickMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const { person } = useSession();
  const ownList = useOwnList();
  const changes = useTaskChanges();
  const [line, setLine] = useState('');
  const [kept, setKept] = useState<string>();
  const draft = useDesktopDraft('quick-task', line, (found) => {
    setLine(found);
    setKept(found);
  });
  const latestDraft = useRef(draft);
  latestDraft.current = draft;
  const leave = useCallback(async () => {
    await latestDraft.current.flush();
    if (!closeSmallWindow()) navigate('/tasks');
  }, [navigate]);
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent) => key === 'Escape' && void leave();
    // On its way down: the field lets no key through on its way up.
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [leave]);

  async function add(entry: NewEntry): Promise<boolean> {
    const list = await ownList();
    if (list === undefined) return false;
    const assignees = [{ kind: 'person' as const, id: person.id }];
    if ((await changes.create({ ...entry, list, assignees })) === 'refused') return false;
    setLine('');
    // Before the window goes: kept any longer, it would be made again.
    await draft.clear();
    const action = { label: t('open'), onAction: () => navigate('/tasks') };
    if (!closeSmallWindow()) toast.show({ text: t('made'), tone: 'success', action });
    return true;
  }
  return (
    <Page width="text">
      <PageHeader title={t('title')} description={t('lead')} />
      <QuickAdd
        key={kept ?? ''}
        label={t('field')}
        autoFocus
        {...(kept !== undefined && { initialText: kept })}
        onText={setLine}
        onAdd={add}
      />
      <Button variant="quiet" className="self-start" onPress={() => void leave()}>
        {t('close')}
      </Button>
    </Page>
  );
}

import { useNavigate, useWorkbench } from '@kontor/plugin-api/client';
import { useLanguage, useMessages, VisuallyHidden } from '@kontor/ui';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useHelpTopics } from '../help/use-help-topics.ts';
import { useRecent } from '../recent/use-recent.ts';
import { useShellActions } from '../shell/shell-actions-context.ts';
import { shellMessages } from '../shell/shell-messages.ts';
import { useCommands } from '../shell/use-commands.ts';
import { PaletteInput } from './palette-input-view.tsx';
import { PaletteList } from './palette-list-view.tsx';
import { activeEntry, movedChoice, type PaletteEntry, paletteEntries } from './palette-model.ts';
import { PaletteTypes } from './palette-types-view.tsx';
import { useFoundTypes } from './use-found-types.ts';
import { useSearch } from './use-search.ts';

/** The one search box: objects and commands, by keyboard alone; the whole screen on phones. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(shellMessages);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={onClose}
      className="k-fade fixed inset-0 z-40 flex items-start justify-center bg-overlay sm:p-[10vh_1.5rem]"
    >
      <Modal className="flex h-dvh w-full flex-col overflow-hidden bg-raised shadow-modal sm:h-auto sm:max-h-[75vh] sm:max-w-xl sm:rounded-xl forced-colors:border">
        <Dialog aria-label={t('searchLabel')} className="flex min-h-0 grow flex-col outline-none">
          <PaletteContent onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteContent({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(shellMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { say, screenCommands } = useWorkbench();
  const [here] = useState(() => screenCommands.list());
  const { commands, run } = useCommands();
  const shell = useShellActions();
  const [type, setType] = useState<string>();
  const search = useSearch(12, type);
  const types = useFoundTypes(search, type);
  const recent = useRecent();
  const { topics = [] } = useHelpTopics();
  const [chosen, setChosen] = useState<string>();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const others = commands.filter(({ id }) => id !== 'shell.search');
  const sources = { hits: search.answer?.hits ?? [], recent, here, commands: others, topics };
  const entries = paletteEntries(search.query, sources, language, type);
  const active = activeEntry(entries, chosen);

  function open(entry: PaletteEntry | undefined) {
    if (!entry) return;
    onClose();
    if (entry.kind === 'command' || entry.kind === 'here') return run(entry.command);
    if (entry.kind === 'help') return shell.openHelp(entry.topic.id);
    const { path, title } = entry.kind === 'hit' ? entry.hit : entry.place;
    navigate(path);
    say(title);
  }
  function move(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(active);
    else if (event.key === 'ArrowDown') setChosen(movedChoice(entries, chosen, 1));
    else if (event.key === 'ArrowUp') setChosen(movedChoice(entries, chosen, -1));
    else return;
    event.preventDefault();
  }
  function filter(wanted: string | undefined) {
    setType(wanted);
    setChosen(undefined);
    // The same words are another question now.
    search.type('');
    search.type(search.query);
    input.current?.focus();
  }
  const optionId = (id: string) => `${listId}-${id}`;
  return (
    <>
      <PaletteInput
        query={search.query}
        isPending={search.isSearching}
        listId={listId}
        activeId={active && optionId(active.id)}
        onType={(query) => {
          search.type(query);
          setChosen(undefined);
          if (query.trim() === '') setType(undefined);
        }}
        onKeyDown={move}
        onClose={onClose}
        inputRef={input}
      />
      {search.query.trim() !== '' && <PaletteTypes types={types} chosen={type} onChoose={filter} />}
      <VisuallyHidden>
        <span role="status">
          {search.answer && !search.isSearching && t('hits', { count: search.answer.hits.length })}
        </span>
      </VisuallyHidden>
      <PaletteList
        listId={listId}
        optionId={optionId}
        entries={entries}
        activeId={active?.id}
        search={search}
        onChoose={setChosen}
        onOpen={open}
      />
    </>
  );
}

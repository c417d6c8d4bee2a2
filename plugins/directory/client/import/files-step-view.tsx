import { Button, Checkbox, FileDrop, FileText, IconButton, useFormats, useMessages, X } from '@kontor/ui';
import { useState } from 'react';
import type { ImportFiles } from './check-import.ts';
import { importMessages } from './import-messages.ts';

const peopleEndings = ['.csv', '.ldif', '.ldf', '.txt'];
const unitEndings = ['.csv', '.txt'];

/** The files to bring in, and what happens to people whom they do not name. */
export function FilesStep({ onCheck }: { readonly onCheck: (files: ImportFiles) => void }) {
  const t = useMessages(importMessages);
  const [people, setPeople] = useState<File>();
  const [orgUnits, setOrgUnits] = useState<File>();
  const [removeMissing, setRemoveMissing] = useState(false);
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-4 md:grid-cols-2">
        <FileChoice
          label={t('peopleFile')}
          description={t('peopleHelp')}
          accept={peopleEndings}
          file={people}
          onChange={setPeople}
        />
        <FileChoice
          label={t('unitsFile')}
          description={t('unitsHelp')}
          accept={unitEndings}
          file={orgUnits}
          onChange={setOrgUnits}
        />
      </div>
      <Checkbox isSelected={removeMissing} onChange={setRemoveMissing} description={t('removeMissingHelp')}>
        {t('removeMissing')}
      </Checkbox>
      <Button
        variant="primary"
        isDisabled={!people}
        onPress={() => people && onCheck({ people, orgUnits, removeMissing })}
        className="self-start max-sm:w-full"
      >
        {t('check')}
      </Button>
    </div>
  );
}

interface FileChoiceProps {
  readonly label: string;
  readonly description: string;
  readonly accept: readonly string[];
  readonly file: File | undefined;
  readonly onChange: (file: File | undefined) => void;
}

/** A place for one file; shows it once it is there. */
function FileChoice({ label, description, accept, file, onChange }: FileChoiceProps) {
  const t = useMessages(importMessages);
  const { formatBytes } = useFormats();
  if (!file)
    return (
      <FileDrop
        label={label}
        description={description}
        accept={accept}
        onFiles={([first]) => onChange(first)}
        className="h-full"
      />
    );
  return (
    <div className="flex h-full min-h-24 items-center gap-3 rounded-lg bg-accent-soft px-4 py-3">
      <FileText aria-hidden className="size-5 shrink-0 text-accent-text" />
      <div className="min-w-0 grow">
        <p className="text-sm text-muted">{label}</p>
        <p className="truncate font-medium">{file.name}</p>
        <p className="text-sm text-muted tabular-nums">{formatBytes(file.size)}</p>
      </div>
      <IconButton icon={X} label={t('removeFile', { name: file.name })} onPress={() => onChange(undefined)} />
    </div>
  );
}

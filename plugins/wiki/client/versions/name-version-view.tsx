import { useAction } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, TextField, useChanged, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { labelVersion, listVersions, nameVersion, type PageVersion } from '../../shared/index.ts';
import { versionMessages } from './version-messages.ts';

interface NameVersionProps {
  readonly page: string;
  /** Absent for the text of now. */
  readonly version?: PageVersion | undefined;
  readonly onClose: () => void;
}

/** Gives a version, or the text of now, a name. */
export function NameVersion({ page, version, onClose }: NameVersionProps) {
  const t = useMessages(versionMessages);
  const known = version?.label ?? '';
  const [label, setLabel] = useState(known);
  const isUnsaved = useChanged([label]);
  const named = useAction(nameVersion, { refreshes: [listVersions] });
  const labelled = useAction(labelVersion, { refreshes: [listVersions] });
  async function save(next: string | null, release: () => void) {
    const done = version
      ? await labelled.run({ page, version: version.id, label: next })
      : await named.run({ page, label: next ?? '' });
    if (!done) return;
    release();
    onClose();
  }
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('nameTitle')} size="sm">
      <Form isUnsaved={isUnsaved} onSubmit={(release) => save(label, release)}>
        <FormError>{(named.error ?? labelled.error)?.message}</FormError>
        <TextField
          label={t('nameField')}
          description={t('nameHelp')}
          value={label}
          onChange={setLabel}
          maxLength={80}
          isRequired
          autoFocus
        />
        <FormActions>
          {known !== '' && (
            <Button variant="quiet" isPending={labelled.isPending} onPress={() => void save(null, () => undefined)}>
              {t('removeName')}
            </Button>
          )}
          <Button variant="primary" type="submit" isPending={named.isPending || labelled.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

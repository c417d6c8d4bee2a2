import { useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces, roleAtLeast } from '@kontor/schema';
import { Button, ComboBox, Dialog, Form, FormActions, FormError, Select, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listTree, type Page, type TreePage, withAllUnder } from '../../shared/index.ts';
import { useMovePage } from '../page-actions.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { dialogMessages } from './dialog-messages.ts';

const top = 'top';
const end = 'end';

/** The way to another place without dragging: space, page above, and before which one. */
export function MoveDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const w = useMessages(wikiMessages);
  const { run, isPending, error } = useMovePage();
  const [space, setSpace] = useState(page.space);
  const [parent, setParent] = useState(page.parent ?? top);
  const [before, setBefore] = useState(end);
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces ?? [];
  const pages = useQueryRoute(listTree, { space }).data?.pages ?? [];
  const own = new Set(withAllUnder(pages, page.id).map(({ id }) => id));
  const named = ({ id, title, icon }: TreePage) => ({
    id,
    label: [icon, title || w('untitled')].filter(Boolean).join(' '),
  });
  const others = pages.filter(({ id }) => !own.has(id));
  const siblings = others.filter((each) => each.parent === (parent === top ? null : parent));
  async function submit() {
    const place = { parent: parent === top ? null : parent, before: before === end ? null : before };
    if (await run({ page: page.id, space, ...place })) onClose();
  }
  return (
    <Dialog title={t('moveTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={() => void submit()}>
        <FormError>{error?.message}</FormError>
        <Select
          label={t('moveSpace')}
          options={spaces
            .filter(({ role, archivedAt }) => archivedAt === null && roleAtLeast(role ?? undefined, 'editor'))
            .map(({ id, name }) => ({ id, label: name }))}
          value={space}
          onChange={(next) => {
            setSpace(next);
            setParent(top);
            setBefore(end);
          }}
        />
        <ComboBox
          key={space}
          label={t('moveParent')}
          options={[{ id: top, label: t('moveTop') }, ...others.map(named)]}
          value={parent}
          onChange={(next) => {
            setParent(next ?? top);
            setBefore(end);
          }}
        />
        <Select
          label={t('moveBefore')}
          options={[
            { id: end, label: t('moveEnd') },
            ...siblings.map(({ id, title }) => ({ id, label: t('moveBeforePage', { title: title || w('untitled') }) })),
          ]}
          value={before}
          onChange={setBefore}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('moveDo')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

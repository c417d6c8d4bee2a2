import { QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import {
  BackLink,
  Badge,
  Button,
  EmptyState,
  IconButton,
  ItemList,
  Lightbulb,
  Page,
  PageHeader,
  Pencil,
  Plus,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { type Box, boxPath, listBoxes } from '../../shared/index.ts';
import { ideaMessages } from '../idea/idea-messages.ts';
import { BoxDialog } from './box-dialog-view.tsx';
import { boxesMessages } from './boxes-messages.ts';

/** The suggestion boxes that one sees, and those that one sets up. */
export function BoxesView() {
  const t = useMessages(boxesMessages);
  const i = useMessages(ideaMessages);
  const query = useQueryRoute(listBoxes, {});
  const [edited, setEdited] = useState<{ readonly box?: Box }>();
  const units = query.data?.units ?? [];
  useTitle(t('title'));
  return (
    <Page>
      <BackLink href="/ideas">{i('back')}</BackLink>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        actions={
          units.length > 0 && (
            <Button variant="primary" icon={Plus} onPress={() => setEdited({})}>
              {t('add')}
            </Button>
          )
        }
      />
      <QueryView query={query}>
        {({ boxes }) => (
          <ItemList
            label={t('title')}
            items={boxes}
            row={(box) => ({
              id: box.id,
              text: box.name,
              title: box.name,
              subtitle: [box.unit.name, box.description].filter((part) => part !== '').join(' · '),
              note: box.isClosed ? <Badge>{t('closed')}</Badge> : undefined,
              end: box.mayManage ? (
                <IconButton
                  icon={Pencil}
                  size="sm"
                  label={`${t('change')}: ${box.name}`}
                  onPress={() => setEdited({ box })}
                />
              ) : undefined,
              href: boxPath(box.id),
            })}
            empty={
              <EmptyState icon={Lightbulb} title={t('noneTitle')}>
                {t('noneText')}
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {edited && <BoxDialog box={edited.box} units={units} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}

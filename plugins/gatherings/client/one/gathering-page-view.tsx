import { useNavigate, useScreenCommands, useTitle } from '@kontor/plugin-api/client';
import { fillPath } from '@kontor/schema';
import {
  BackLink,
  Ban,
  Banner,
  Bell,
  Button,
  ButtonLink,
  CalendarPlus,
  Ellipsis,
  IconButton,
  Megaphone,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Page,
  PageHeader,
  Pencil,
  RotateCcw,
  Trash2,
  Users,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { calendarFilePath, type Gathering, gatheringPath } from '../../shared/index.ts';
import { calendarMessages } from '../calendar/calendar-messages.ts';
import { gatheringsMessages } from '../gatherings-messages.ts';
import { StateBadge } from '../state-badge-view.tsx';
import { Description } from './description-view.tsx';
import { Facts } from './facts-view.tsx';
import { oneMessages } from './one-messages.ts';
import { AnnounceDialog, CancelDialog, DeleteDialog } from './organiser-dialogs-view.tsx';
import { SignUp } from './sign-up-view.tsx';
import { useFile } from './use-file.ts';

type Open = 'announce' | 'cancel' | 'delete';

/** One gathering: what is to be known, signing up, and for organisers what they do with it. */
export function GatheringPage({ gathering }: { readonly gathering: Gathering }) {
  const t = useMessages(oneMessages);
  const g = useMessages(gatheringsMessages);
  const c = useMessages(calendarMessages);
  const navigate = useNavigate();
  const save = useFile();
  const [open, setOpen] = useState<Open>();
  const { id, title, state, mayChange, namesShown, description, reason } = gathering;
  const seesNames = mayChange || (namesShown && gathering.signUp !== 'none');
  const saveFile = () => void save(fillPath(calendarFilePath, { gathering: id }).path);
  useTitle(title);
  useScreenCommands([
    { id: 'gatherings.file', label: () => c('toCalendar'), icon: CalendarPlus, run: saveFile },
    ...(mayChange
      ? [
          {
            id: 'gatherings.edit',
            label: () => t('edit'),
            icon: Pencil,
            run: () => navigate(`${gatheringPath(id)}/edit`),
          },
          {
            id: 'gatherings.participants',
            label: () => t('participants'),
            icon: Users,
            run: () => navigate(`${gatheringPath(id)}/participants`),
          },
        ]
      : []),
  ]);
  const close = () => setOpen(undefined);
  return (
    <Page>
      <PageHeader
        before={<BackLink href="/gatherings">{g('back')}</BackLink>}
        title={title}
        description={<StateBadge gathering={gathering} />}
        actions={
          <>
            {state !== 'draft' && (
              <Button icon={CalendarPlus} onPress={saveFile}>
                {c('toCalendar')}
              </Button>
            )}
            {seesNames && state !== 'draft' && (
              <ButtonLink href={`${gatheringPath(id)}/participants`} icon={Users}>
                {t('participants')}
              </ButtonLink>
            )}
            {mayChange && state === 'draft' && (
              <Button variant="primary" icon={Megaphone} onPress={() => setOpen('announce')}>
                {t('announce')}
              </Button>
            )}
            {mayChange && <OrganiserMenu gathering={gathering} onOpen={setOpen} />}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {state === 'draft' && <Banner>{t('isDraft')}</Banner>}
        {state === 'cancelled' && (
          <Banner tone="danger" title={t('isCancelled')}>
            {reason}
          </Banner>
        )}
        <Facts gathering={gathering} />
        {description !== '' && <Description text={description} />}
        <SignUp gathering={gathering} />
      </div>
      {open === 'announce' && <AnnounceDialog gathering={gathering} onClose={close} />}
      {open === 'cancel' && <CancelDialog gathering={gathering} onClose={close} />}
      {open === 'delete' && <DeleteDialog gathering={gathering} onClose={close} />}
    </Page>
  );
}

function OrganiserMenu({
  gathering,
  onOpen,
}: {
  readonly gathering: Gathering;
  readonly onOpen: (open: Open) => void;
}) {
  const t = useMessages(oneMessages);
  const { id, state, isTold } = gathering;
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={t('actions')} />
      <Menu>
        <MenuItem icon={Pencil} href={`${gatheringPath(id)}/edit`}>
          {t('edit')}
        </MenuItem>
        {state === 'announced' && !isTold && (
          <MenuItem icon={Bell} onAction={() => onOpen('announce')}>
            {t('tells')}
          </MenuItem>
        )}
        {state === 'cancelled' && (
          <MenuItem icon={RotateCcw} onAction={() => onOpen('announce')}>
            {t('restore')}
          </MenuItem>
        )}
        {state !== 'cancelled' && <MenuSeparator />}
        {state === 'announced' && (
          <MenuItem icon={Ban} isDestructive onAction={() => onOpen('cancel')}>
            {t('cancelIt')}
          </MenuItem>
        )}
        {state === 'draft' && (
          <MenuItem icon={Trash2} isDestructive onAction={() => onOpen('delete')}>
            {t('delete')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}

import {
  AlertDialog,
  Button,
  EllipsisVertical,
  Eye,
  EyeOff,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Trash2,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import type { OwnThanks } from '../../shared/thanks.ts';
import { ThanksCard } from './thanks-card-view.tsx';
import { thanksMessages } from './thanks-messages.ts';
import { useThanksChoice } from './use-thanks-choice.ts';

/** A thanks that one got: asked once whether others may see it, and free to say otherwise at any time. */
export function OwnThanksCard({ thanks }: { readonly thanks: OwnThanks }) {
  const t = useMessages(thanksMessages);
  const choose = useThanksChoice();
  const [isRemoving, setRemoving] = useState(false);
  const { id, choice, mayChoose, isShown } = thanks;
  const state = !mayChoose ? 'team' : choice === 'private' ? 'private' : isShown ? 'public' : 'waiting';
  return (
    <ThanksCard thanks={thanks}>
      {mayChoose && choice === null ? (
        <Asked thanks={thanks} onChoose={(next) => choose(id, next)} />
      ) : (
        <p className="flex items-center gap-2 text-sm text-muted">
          {isShown ? (
            <Eye aria-hidden className="size-4 shrink-0" />
          ) : (
            <EyeOff aria-hidden className="size-4 shrink-0" />
          )}
          <span className="min-w-0">{t(`is.${state}`)}</span>
          {mayChoose && (
            <MenuTrigger>
              <IconButton icon={EllipsisVertical} size="sm" label={t('more')} />
              <Menu>
                {choice === 'public' ? (
                  <MenuItem icon={EyeOff} onAction={() => choose(id, 'private')}>
                    {t('hide')}
                  </MenuItem>
                ) : (
                  <MenuItem icon={Eye} onAction={() => choose(id, 'public')}>
                    {t('show')}
                  </MenuItem>
                )}
                <MenuItem icon={Trash2} isDestructive onAction={() => setRemoving(true)}>
                  {t('choice.removed')}
                </MenuItem>
              </Menu>
            </MenuTrigger>
          )}
        </p>
      )}
      {isRemoving && (
        <AlertDialog
          title={t('removeTitle')}
          action={t('choice.removed')}
          isDestructive
          isOpen
          onOpenChange={setRemoving}
          onAction={() => choose(id, 'removed')}
        >
          {t('removeText')}
        </AlertDialog>
      )}
    </ThanksCard>
  );
}

interface AskedProps {
  readonly thanks: OwnThanks;
  readonly onChoose: (choice: 'public' | 'private') => void;
}

function Asked({ thanks: { addressees }, onChoose }: AskedProps) {
  const t = useMessages(thanksMessages);
  const names = addressees.map(({ kind, label }) => (kind === 'everyone' ? t('everyone') : label));
  return (
    <div className="mt-1 flex flex-col gap-2 rounded-lg bg-sunken p-3">
      <p className="text-sm font-medium">{t('asked')}</p>
      <p className="text-sm text-muted">{t('askedWho', { names: names.filter((name) => name !== '').join(', ') })}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onPress={() => onChoose('public')}>
          {t('choice.public')}
        </Button>
        <Button size="sm" onPress={() => onChoose('private')}>
          {t('choice.private')}
        </Button>
      </div>
    </div>
  );
}

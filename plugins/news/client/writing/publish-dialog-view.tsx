import { addDays, type IsoDate } from '@kontor/base';
import { PickAddressees, useAction, useNavigate } from '@kontor/plugin-api/client';
import type { NamedAddressee } from '@kontor/schema';
import {
  Button,
  Checkbox,
  DatePicker,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  RadioGroup,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { getPost, handInPost, listOwnPosts, listPosts, type Post, postPath, publishPost } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';
import { today } from '../today.ts';
import { usePostChange } from './use-change.ts';
import { writingMessages } from './writing-messages.ts';

interface PublishDialogProps {
  readonly post: Post;
  readonly how: 'publish' | 'handIn';
  readonly onClose: () => void;
}

const refreshes = [getPost, listOwnPosts, listPosts];
const inSpace = ['space', 'group', 'org-unit', 'person', 'place', 'position'] as const;
const anywhere = ['everyone', 'org-unit', 'space', 'group', 'place', 'position', 'person'] as const;

/** Whom a post is for, how long, and when it comes out. */
export function PublishDialog({ post, how, onClose }: PublishDialogProps) {
  const t = useMessages(writingMessages);
  const n = useMessages(newsMessages);
  const arrangement = useArrangement(post);
  const moment = useMoment(post);
  const { send, isPending, failure } = useSending({ post, how, onClose });
  const isChange = post.published !== null;
  const isIncomplete = arrangement.addressees.length === 0 || (moment.isLater && moment.at === null);
  return (
    <Dialog
      title={t(how === 'handIn' ? 'handInTitle' : isChange ? 'changeTitle' : 'publishTitle')}
      isOpen
      onOpenChange={onClose}
    >
      <Form isUnsaved={arrangement.isChanged} onSubmit={(saved) => void send(arrangement.change, moment.at, saved)}>
        {how === 'handIn' && <Lead>{t('handInLead')}</Lead>}
        {isChange && <Lead>{t('changeLead', { number: (post.published?.number ?? 0) + 1 })}</Lead>}
        <FormError>{failure}</FormError>
        {post.mayArrange && <ArrangementFields post={post} arrangement={arrangement} />}
        {!isChange && <MomentFields moment={moment} />}
        <FormActions>
          <Button slot="close">{n('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={isIncomplete}>
            {t(how === 'handIn' ? 'handInNow' : moment.isLater ? 'schedule' : 'publishNow')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function useArrangement(post: Post) {
  const [addressees, setAddressees] = useState<readonly NamedAddressee[]>(post.addressees);
  const [important, setImportant] = useState(post.important);
  const [expiresOn, setExpiresOn] = useState<IsoDate | null>(post.expiresOn as IsoDate | null); // a day, as the contract says
  const isOther = JSON.stringify(addressees) !== JSON.stringify(post.addressees);
  const isChanged = isOther || important !== post.important || expiresOn !== post.expiresOn;
  const change = {
    ...(isOther && { addressees: addressees.map(({ label: _label, ...each }) => each) }),
    ...(important !== post.important && { important }),
    ...(expiresOn !== post.expiresOn && { expiresOn }),
  };
  return { addressees, setAddressees, important, setImportant, expiresOn, setExpiresOn, isChanged, change };
}

interface ArrangementFieldsProps {
  readonly post: Post;
  readonly arrangement: ReturnType<typeof useArrangement>;
}

function ArrangementFields({ post, arrangement }: ArrangementFieldsProps) {
  const t = useMessages(writingMessages);
  const { addressees, setAddressees, important, setImportant, expiresOn, setExpiresOn } = arrangement;
  const isOfSpace = post.channel.space !== null;
  return (
    <>
      <PickAddressees
        label={t('addressees')}
        kinds={isOfSpace ? inSpace : anywhere}
        chosen={addressees}
        onChange={setAddressees}
      />
      {isOfSpace && <p className="text-sm text-muted">{t('onlySpace')}</p>}
      <Checkbox isSelected={important} onChange={setImportant} description={t('importantHelp')}>
        {t('important')}
      </Checkbox>
      <div className="flex flex-col gap-2">
        <DatePicker
          label={t('expires')}
          description={t('expiresHelp')}
          value={expiresOn}
          earliest={today()}
          onChange={setExpiresOn}
        />
        {expiresOn !== null && (
          <Button size="sm" variant="quiet" className="self-start" onPress={() => setExpiresOn(null)}>
            {t('noExpiry')}
          </Button>
        )}
      </div>
    </>
  );
}

function useMoment(post: Post) {
  const wanted = post.draft?.publishAt ?? null;
  const [isLater, setLater] = useState(wanted !== null);
  const known = wanted === null ? undefined : new Date(wanted);
  const [day, setDay] = useState<IsoDate | null>(known ? localDay(known) : addDays(today(), 1));
  const [time, setTime] = useState(known ? localTime(known) : '08:00');
  const moment = day === null ? undefined : new Date(`${day}T${time}`);
  const at = isLater && moment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null;
  return { isLater, setLater, day, setDay, time, setTime, at };
}

function MomentFields({ moment }: { readonly moment: ReturnType<typeof useMoment> }) {
  const t = useMessages(writingMessages);
  return (
    <>
      <RadioGroup
        label={t('when')}
        options={[
          { id: 'now', label: t('now') },
          { id: 'later', label: t('later') },
        ]}
        value={moment.isLater ? 'later' : 'now'}
        onChange={(choice) => moment.setLater(choice === 'later')}
      />
      {moment.isLater && (
        <div className="grid gap-3 sm:grid-cols-2">
          <DatePicker label={t('day')} value={moment.day} earliest={today()} onChange={moment.setDay} isRequired />
          <TextField label={t('time')} type="time" value={moment.time} onChange={moment.setTime} isRequired />
        </div>
      )}
    </>
  );
}

function useSending({ post, how, onClose }: PublishDialogProps) {
  const t = useMessages(writingMessages);
  const navigate = useNavigate();
  const toast = useToast();
  const { change, settle, error: changeError, isPending: isChanging } = usePostChange(post);
  const publishing = useAction(publishPost, { refreshes });
  const handing = useAction(handInPost, { refreshes });
  async function send(arranged: Parameters<typeof change>[0], publishAt: string | null, saved: () => void) {
    if (Object.keys(arranged).length > 0 && !(await change(arranged))) return;
    await settle();
    const { run } = how === 'publish' ? publishing : handing;
    if (!(await run({ post: post.id, publishAt }))) return;
    saved();
    onClose();
    const isOut = how === 'publish' && publishAt === null;
    toast.show({
      text: t(isOut ? 'publishedToast' : how === 'publish' ? 'scheduledToast' : 'handedInToast'),
      tone: 'success',
    });
    if (isOut) navigate(postPath(post.id));
  }
  const failure = changeError ?? publishing.error ?? handing.error;
  const isPending = isChanging || publishing.isPending || handing.isPending;
  return { send, isPending, failure: failure?.message };
}

function localDay(at: Date): IsoDate {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-') as IsoDate; // written so
}

function localTime(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

import { useAction } from '@kontor/plugin-api/client';
import { Button, Form, FormActions, FormError, TextArea, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import {
  acceptSuggestion,
  listSuggestions,
  rejectSuggestion,
  reopenSuggestion,
  type Suggestion,
  withdrawSuggestion,
} from '../../shared/index.ts';
import { suggestionMessages } from './suggestion-messages.ts';

const refreshes = { refreshes: [listSuggestions] };

interface DecideProps {
  readonly suggestion: Suggestion;
  /** What stands there now; nothing where the place is gone. */
  readonly current: string | undefined;
  readonly isChanged: boolean;
  readonly onShow: () => void;
}

/** For those who may write: into the text, or no. */
export function DecideSuggestion({ suggestion: { id: suggestion }, current, isChanged, onShow }: DecideProps) {
  const t = useMessages(suggestionMessages);
  const toast = useToast();
  const accept = useAction(acceptSuggestion, refreshes);
  const { run: reopen } = useAction(reopenSuggestion, refreshes);
  const [isRejecting, setRejecting] = useState(false);
  async function acceptIt() {
    if (current === undefined || !(await accept.run({ suggestion, current }))) return;
    toast.showUndo(t('accepted'), () => void reopen({ suggestion }));
  }
  if (isRejecting) return <Reject suggestion={suggestion} onClose={() => setRejecting(false)} />;
  return (
    <div className="flex flex-col gap-2">
      <FormError>{accept.error?.message}</FormError>
      <div className="flex flex-wrap gap-1">
        {current !== undefined && (
          <Button size="sm" variant="primary" isPending={accept.isPending} onPress={() => void acceptIt()}>
            {t(isChanged ? 'acceptAnyway' : 'accept')}
          </Button>
        )}
        <Button size="sm" onPress={() => setRejecting(true)}>
          {t('reject')}
        </Button>
        {current !== undefined && (
          <Button size="sm" variant="quiet" onPress={onShow}>
            {t('show')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Reject({ suggestion, onClose }: { readonly suggestion: string; readonly onClose: () => void }) {
  const t = useMessages(suggestionMessages);
  const { run, isPending, error } = useAction(rejectSuggestion, refreshes);
  const [answer, setAnswer] = useState('');
  return (
    <Form isUnsaved={answer !== ''} onSubmit={() => void run({ suggestion, answer })}>
      <FormError>{error?.message}</FormError>
      <TextArea
        name="answer"
        label={t('answer')}
        value={answer}
        onChange={setAnswer}
        rows={2}
        maxLength={500}
        autoFocus
      />
      <FormActions>
        <Button size="sm" onPress={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="sm" variant="primary" isPending={isPending}>
          {t('reject')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** For whoever made it, as long as nobody has decided. */
export function WithdrawSuggestion({ suggestion }: { readonly suggestion: string }) {
  const t = useMessages(suggestionMessages);
  return <QuietAction route={withdrawSuggestion} suggestion={suggestion} label={t('withdraw')} />;
}

/** The way back from a decision; what was accepted is taken out of the text again. */
export function ReopenSuggestion({ suggestion: { id, state } }: { readonly suggestion: Suggestion }) {
  const t = useMessages(suggestionMessages);
  return (
    <QuietAction route={reopenSuggestion} suggestion={id} label={t(state === 'accepted' ? 'takeBack' : 'reopen')} />
  );
}

interface QuietActionProps {
  readonly route: typeof withdrawSuggestion | typeof reopenSuggestion;
  readonly suggestion: string;
  readonly label: string;
}

function QuietAction({ route, suggestion, label }: QuietActionProps) {
  const { run, isPending, error } = useAction(route, refreshes);
  return (
    <>
      <FormError>{error?.message}</FormError>
      <Button
        size="sm"
        variant="quiet"
        className="self-start"
        isPending={isPending}
        onPress={() => void run({ suggestion })}
      >
        {label}
      </Button>
    </>
  );
}

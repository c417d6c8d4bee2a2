import { useAction, useNavigate } from '@kontor/plugin-api/client';
import { AlertDialog, Button, Trash2, useLanguage, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { deleteSurvey, listSurveys, type Survey, textIn } from '../../shared/index.ts';
import { editorMessages } from './editor-messages.ts';
import { useRefusalToast } from './use-refusal-toast.ts';

export function DeleteSurvey({ survey }: { readonly survey: Survey }) {
  const t = useMessages(editorMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { run, isPending, error } = useAction(deleteSurvey, { refreshes: [listSurveys] });
  useRefusalToast(error);
  return (
    <>
      <Button variant="quiet" icon={Trash2} isPending={isPending} onPress={() => setAsking(true)}>
        {t('delete')}
      </Button>
      <AlertDialog
        title={t('deleteTitle', { name: textIn(language, survey.title) || t('untitled') })}
        action={t('delete')}
        isDestructive
        isOpen={isAsking}
        onOpenChange={setAsking}
        onAction={() => void run({ survey: survey.id }).then((done) => done && navigate('/surveys'))}
      >
        {t('deleteText')}
      </AlertDialog>
    </>
  );
}

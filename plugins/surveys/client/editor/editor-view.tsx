import { useAction, useTitle } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  Dialog,
  Eye,
  Form,
  FormActions,
  FormError,
  PageHeader,
  Send,
  Switch,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import {
  type Answers,
  type Content,
  getSurvey,
  type Item,
  listSurveys,
  type Survey,
  saveSurvey,
  textIn,
} from '../../shared/index.ts';
import { Questions } from '../answering/questions-view.tsx';
import { DeleteSurvey } from './delete-survey-view.tsx';
import { contentOf, hasEnglish, isReady } from './draft-model.ts';
import { editorMessages } from './editor-messages.ts';
import { EditedItem, Items } from './items-view.tsx';
import { PublishDialog } from './publish-dialog-view.tsx';
import { Settings } from './settings-view.tsx';
import { TextFields } from './text-fields-view.tsx';

/** A draft, which only its author sees. */
export function Editor({ survey }: { readonly survey: Survey }) {
  const t = useMessages(editorMessages);
  const { language } = useLanguage();
  const toast = useToast();
  const [content, setContent] = useState<Content>(() => contentOf(survey));
  const [chosen, setChosen] = useState(survey.addressees);
  const [revision, setRevision] = useState(survey.revision);
  const [kept, setKept] = useState(content);
  const [isEnglish, setEnglish] = useState(() => hasEnglish(content));
  const [edited, setEdited] = useState<Item>();
  const [opened, setOpened] = useState<'preview' | 'publish'>();
  const { run, isPending, error } = useAction(saveSurvey, { refreshes: [getSurvey, listSurveys] });
  const title = textIn(language, content.title) || t('untitled');
  useTitle(title);
  const change = (some: Partial<Content>) => setContent((now) => ({ ...now, ...some }));
  const isUnsaved = JSON.stringify(content) !== JSON.stringify(kept);
  async function save(): Promise<boolean> {
    if (!isUnsaved) return true;
    const saved = await run({ survey: survey.id, revision, content });
    if (!saved) return false;
    setRevision(saved.revision);
    setKept(content);
    return true;
  }
  async function saveAndTell() {
    if (await save()) toast.show({ text: t('saved'), tone: 'success' });
  }
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <>
            <Button icon={Eye} onPress={() => setOpened('preview')}>
              {t('preview')}
            </Button>
            <Button
              variant="primary"
              icon={Send}
              isDisabled={!isReady(content)}
              onPress={() => void save().then((isSaved) => isSaved && setOpened('publish'))}
            >
              {t('publish')}
            </Button>
          </>
        }
      />
      <Form isUnsaved={isUnsaved} onSubmit={() => void saveAndTell()} className="flex max-w-3xl flex-col gap-7">
        {!isReady(content) && <Banner>{t('notReady')}</Banner>}
        <section className="flex flex-col gap-4" aria-label={t('name')}>
          <Switch isSelected={isEnglish} onChange={setEnglish}>
            {t('english')}
          </Switch>
          <TextFields
            label={t('name')}
            labelEn={t('nameEn')}
            value={content.title}
            onChange={(next) => change({ title: next })}
            hasEnglish={isEnglish}
          />
          <TextFields
            label={t('intro')}
            labelEn={t('introEn')}
            value={content.intro}
            onChange={(intro) => change({ intro })}
            hasEnglish={isEnglish}
            rows={3}
          />
        </section>
        <Items items={content.items} onChange={(items) => change({ items })} onEdit={setEdited} />
        <Settings
          content={content}
          chosen={chosen}
          onChange={change}
          onChoose={(next) => {
            setChosen([...next]);
            change({ addressees: next.map(({ label: _label, ...each }) => each) });
          }}
        />
        <FormError>{error?.message}</FormError>
        <FormActions>
          <DeleteSurvey survey={survey} />
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={!isUnsaved}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
      {edited && (
        <EditedItem
          items={content.items}
          edited={edited}
          hasEnglish={isEnglish}
          onChange={(items) => change({ items })}
          onClose={() => setEdited(undefined)}
        />
      )}
      {opened === 'preview' && <PreviewDialog content={content} onClose={() => setOpened(undefined)} />}
      {opened === 'publish' && (
        <PublishDialog survey={survey.id} revision={revision} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}

function PreviewDialog({ content, onClose }: { readonly content: Content; readonly onClose: () => void }) {
  const t = useMessages(editorMessages);
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <Dialog title={t('preview')} size="lg" isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-5">
        <Banner>{t('previewNote')}</Banner>
        <Questions items={content.items} answers={answers} onChange={setAnswers} isPending={false} />
      </div>
    </Dialog>
  );
}

import { useAction } from '@kontor/plugin-api/client';
import { getLegalText, type LegalText, legalContent, listLegalTexts, setLegalText } from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, Prose, TextArea, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { legalAdministrationMessages } from './legal-administration-messages.ts';

export interface LegalTextDialogProps {
  readonly text: LegalText;
  readonly name: string;
  readonly onClose: () => void;
}

/** One legal text as it is written, with what it will look like beside it. */
export function LegalTextDialog({ text, name, onClose }: LegalTextDialogProps) {
  const t = useMessages(legalAdministrationMessages);
  const toast = useToast();
  // What was open when the dialogue opened: a change from elsewhere must be refused, not taken over unseen.
  const [{ document, language, revision }] = useState(text);
  const [content, setContent] = useState(text.content);
  const save = useAction(setLegalText, { refreshes: [listLegalTexts, getLegalText] });
  const isValid = legalContent.safeParse(content).success;

  async function submit() {
    if (!isValid || !(await save.run({ document, language, content, revision }))) return;
    toast.show({ text: t('saved'), tone: 'success' });
    onClose();
  }
  async function restore() {
    const restored = await save.run({ document, language, content: null, revision });
    if (!restored) return;
    const back = { document, language, content: text.content, revision: restored.revision };
    toast.showUndo(t('restored'), () => void save.run(back));
    onClose();
  }
  return (
    <Dialog title={t('edit', { name })} size="lg" isOpen onOpenChange={onClose}>
      <Form isUnsaved={content !== text.content} onSubmit={() => void submit()}>
        <FormError>{save.error?.message ?? (isValid ? undefined : t('invalid'))}</FormError>
        <div className="grid gap-6 md:grid-cols-2">
          <TextArea
            name="content"
            label={t('content')}
            description={t('contentHelp')}
            value={content}
            onChange={setContent}
            rows={12}
          />
          <section aria-label={t('preview')} className="min-w-0 rounded-md bg-sunken p-4">
            <p className="pb-3 text-sm font-medium text-muted">{t('preview')}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
            <div tabIndex={0} className="max-h-96 overflow-y-auto rounded-sm focus-ring" lang={language}>
              <Prose text={content} level={3} />
            </div>
          </section>
        </div>
        <FormActions>
          {!text.isProposal && (
            <Button onPress={() => void restore()} className="sm:me-auto">
              {t('restore')}
            </Button>
          )}
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

import { formatsOf, type Translate, translatorOf } from '@kontor/ui/messages';
import type { Answer, KontorShell, Question } from '../shared/shell-bridge.ts';
import { element, field, place } from './element.ts';
import { type PageTextName, pagesMessages } from './pages-messages.ts';

declare global {
  interface Window {
    readonly kontorShell: KontorShell;
  }
}

type Texts = Translate<PageTextName>;
type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

const answer = (given: Answer) => void window.kontorShell.answer(given);

function proxyForm(question: Of<'proxy-sign-in'>, texts: Texts): Node {
  const name = field(texts('name'), { type: 'text', autocomplete: 'off', required: true, autofocus: true });
  const password = field(texts('password'), { type: 'password', autocomplete: 'off' });
  const onsubmit = (event: Event) => {
    event.preventDefault();
    answer({ kind: 'sign-in', name: name.input.value, password: password.input.value });
  };
  return element(
    'form',
    { class: 'card', onsubmit },
    element('h1', {}, texts('proxyTitle', { host: question.host })),
    element('p', {}, texts('proxyHelp')),
    question.realm === '' ? null : element('p', { class: 'muted' }, texts('realm', { realm: question.realm })),
    question.again ? element('p', { class: 'problem', role: 'alert' }, texts('proxyAgain')) : null,
    name.row,
    password.row,
    buttons(texts, texts('signIn')),
  );
}

/** One of several, by radio buttons; the first is not chosen for anybody. */
function choice(title: string, help: string, texts: Texts, ...groups: readonly (Node | null)[]): HTMLFormElement {
  const form: HTMLFormElement = element(
    'form',
    {
      class: 'card wide',
      onsubmit: (event: Event) => {
        event.preventDefault();
        const chosen = new FormData(form).get('choice');
        if (typeof chosen === 'string') answer({ kind: 'choice', index: Number(chosen) });
      },
    },
    element('h1', {}, title),
    element('p', {}, help),
    ...groups,
    buttons(texts, texts('choose')),
  );
  return form;
}

function option(index: number, shape: string, ...content: Node[]): Node {
  const input = element('input', { type: 'radio', name: 'choice', value: String(index), required: true });
  return element('label', { class: `option ${shape}` }, input, ...content);
}

function certificateForm({ host, certificates }: Of<'certificate'>, texts: Texts, language: 'de' | 'en'): Node {
  const lines = certificates.map(({ subject, issuer, until }, index) =>
    option(
      index,
      'line',
      element(
        'span',
        {},
        element('strong', {}, subject),
        element('br'),
        texts('certificateBy', { issuer, until: formatsOf(language).formatDate(new Date(until)) }),
      ),
    ),
  );
  return choice(texts('certificateTitle', { host }), texts('certificateHelp'), texts, element('div', {}, ...lines));
}

function screenForm({ host, sources }: Of<'screen'>, texts: Texts): Node {
  const group = (kind: 'screen' | 'window', title: string) => {
    const options = sources.flatMap((source, index) =>
      source.kind === kind
        ? [
            option(
              index,
              'tile',
              source.picture === ''
                ? element('span', { class: 'picture' })
                : element('img', { src: source.picture, alt: '' }),
              element('span', {}, source.name),
            ),
          ]
        : [],
    );
    return options.length === 0
      ? null
      : element('fieldset', {}, element('legend', {}, title), element('div', { class: 'tiles' }, ...options));
  };
  const nothing = sources.length === 0 ? element('p', { role: 'alert' }, texts('nothingToShow')) : null;
  return choice(
    texts('screenTitle', { host }),
    texts('screenHelp'),
    texts,
    group('screen', texts('screens')),
    group('window', texts('windows')),
    nothing,
  );
}

function buttons(texts: Texts, label: string): Node {
  const cancel = { type: 'button', class: 'button plain', onclick: () => answer({ kind: 'cancel' }) };
  return element(
    'div',
    { class: 'buttons' },
    element('button', { type: 'submit', class: 'button main' }, label),
    element('button', cancel, texts('cancel')),
  );
}

const asked = await window.kontorShell.question();
if (asked) {
  const { language, question } = asked;
  const texts = translatorOf(pagesMessages, language);
  document.documentElement.lang = language;
  const forms = {
    'proxy-sign-in': () => question.kind === 'proxy-sign-in' && proxyForm(question, texts),
    certificate: () => question.kind === 'certificate' && certificateForm(question, texts, language),
    screen: () => question.kind === 'screen' && screenForm(question, texts),
  };
  const form = forms[question.kind]();
  if (form) place('place').replaceChildren(form);
  document.title = document.querySelector('h1')?.textContent ?? 'Kontor';
  document.querySelector<HTMLInputElement>('input')?.focus();
  addEventListener('keydown', ({ key }) => key === 'Escape' && answer({ kind: 'cancel' }));
}

import type { Translate } from '@kontor/ui/messages';
import type { AddServerProblem, KontorShell, ShellSettings, ShellState } from '../shared/shell-bridge.ts';
import { element, field } from './element.ts';
import type { PageTextName } from './pages-messages.ts';

type Texts = Translate<PageTextName>;

const problems = {
  address: 'problemAddress',
  insecure: 'problemInsecure',
  unreachable: 'problemUnreachable',
  certificate: 'problemCertificate',
  'not-kontor': 'problemNotKontor',
  known: 'problemKnown',
  forbidden: 'problemForbidden',
} as const satisfies Record<AddServerProblem, PageTextName>;

/** What fills the place where a server's page is not. */
export function screenOf(state: ShellState, shell: KontorShell, texts: Texts): Node {
  const { screen } = state;
  const name = state.servers.find(({ id }) => id === state.current)?.name ?? 'Kontor';
  switch (screen.kind) {
    case 'welcome':
      return state.mayAddServers
        ? addForm(shell, texts, texts('welcome'), texts('welcomeHelp'))
        : card(texts('welcome'), texts('managedOnly'));
    case 'add-server':
      return addForm(shell, texts, texts('addServer'), texts('addHelp'), () => void shell.show('server'));
    case 'settings':
      return settingsCard(state, shell, texts);
    case 'offline':
      return card(
        texts('offline', { name }),
        /^(net::)?ERR_CERT|ERR_SSL/.test(screen.reason) ? texts('offlineCertificate') : texts('offlineHelp'),
        element('p', { class: 'muted' }, texts('offlineReason', { reason: screen.reason })),
        button(texts('retry'), () => void shell.retry()),
      );
    case 'crashed':
      return card(
        texts('crashed'),
        texts('crashedHelp'),
        button(texts('reload'), () => void shell.retry()),
      );
    default:
      return element('p', { class: 'waiting', role: 'status' }, texts('loading'));
  }
}

function card(title: string, help: string, ...more: Node[]): HTMLElement {
  return element('section', { class: 'card' }, element('h1', {}, title), element('p', {}, help), ...more);
}

function button(label: string, press: () => void, kind: 'main' | 'plain' = 'main'): HTMLButtonElement {
  return element('button', { type: 'button', class: `button ${kind}`, onclick: press }, label);
}

function addForm(shell: KontorShell, texts: Texts, title: string, help: string, cancel?: () => void): HTMLElement {
  const { row, input } = field(texts('address'), {
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    placeholder: texts('addressExample'),
    'aria-describedby': 'add-problem',
    required: true,
    autofocus: true,
  });
  const problem = element('p', { class: 'problem', id: 'add-problem', role: 'alert' });
  const submit = element('button', { type: 'submit', class: 'button main' }, texts('add'));
  const add = async () => {
    submit.disabled = true;
    submit.textContent = texts('adding');
    problem.textContent = '';
    const found = await shell.addServer(input.value).catch(() => 'unreachable' as const);
    submit.disabled = false;
    submit.textContent = texts('add');
    input.setAttribute('aria-invalid', String(found !== null));
    if (found === null) return;
    problem.textContent = texts(problems[found]);
    input.focus();
  };
  const onsubmit = (event: Event) => {
    event.preventDefault();
    void add();
  };
  const buttons = element(
    'div',
    { class: 'buttons' },
    submit,
    cancel ? button(texts('cancel'), cancel, 'plain') : null,
  );
  return card(title, help, element('form', { onsubmit, novalidate: true }, row, problem, buttons));
}

const languages = [
  ['de', 'german'],
  ['en-GB', 'britishEnglish'],
  ['en-US', 'americanEnglish'],
] as const;
const switches = ['startAtLogin', 'closeToTray', 'doNotDisturb', 'searchShortcut'] as const;

function settingsCard(state: ShellState, shell: KontorShell, texts: Texts): HTMLElement {
  const { settings, fixed, servers, version } = state;
  const checkbox = (label: string, checked: boolean, isFixed: boolean, change: (on: boolean) => void) => {
    const onchange = (event: Event) => {
      if (event.currentTarget instanceof HTMLInputElement) change(event.currentTarget.checked);
    };
    const input = element('input', { type: 'checkbox', checked, disabled: isFixed, onchange });
    const note = isFixed ? element('span', { class: 'muted' }, texts('fixedByIt')) : null;
    return element('label', { class: 'switch' }, input, element('span', {}, label), note);
  };
  const spelling = (language: ShellSettings['spellCheck'][number], on: boolean) =>
    languages.flatMap(([tag]) => ((tag === language ? on : settings.spellCheck.includes(tag)) ? [tag] : []));
  const copied = element('span', { class: 'muted', role: 'status' });
  const own = servers.filter(({ managed }) => !managed);
  return element(
    'section',
    { class: 'card' },
    element('h1', {}, texts('settings')),
    ...switches.map((name) =>
      checkbox(texts(name), settings[name], fixed.includes(name), (on) => void shell.changeSettings({ [name]: on })),
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, texts('spellCheck')),
      ...languages.map(([tag, label]) =>
        checkbox(texts(label), settings.spellCheck.includes(tag), fixed.includes('spellCheck'), (on) => {
          void shell.changeSettings({ spellCheck: spelling(tag, on) });
        }),
      ),
    ),
    own.length > 0 ? element('h2', {}, texts('servers')) : null,
    ...own.map(({ id, name, host }) =>
      element(
        'div',
        { class: 'line' },
        element('span', {}, name, element('span', { class: 'muted' }, ` ${host}`)),
        element(
          'button',
          {
            type: 'button',
            class: 'button plain',
            'aria-label': texts('removeServer', { name }),
            onclick: () => void shell.removeServer(id),
          },
          texts('remove'),
        ),
      ),
    ),
    element('p', { class: 'muted' }, `${texts('version', { version })} · ${texts('diagnosticsHelp')}`),
    element(
      'div',
      { class: 'buttons' },
      servers.length > 0 ? button(texts('back'), () => void shell.show('server')) : null,
      button(
        texts('diagnostics'),
        () => void shell.copyDiagnostics().then(() => (copied.textContent = texts('copied'))),
        'plain',
      ),
      copied,
    ),
  );
}

import { translatorOf } from '@kontor/ui/messages';
import type { KontorShell, ShellState } from '../shared/shell-bridge.ts';
import { element, place } from './element.ts';
import { pagesMessages } from './pages-messages.ts';
import { screenOf } from './screens.ts';

declare global {
  interface Window {
    readonly kontorShell: KontorShell;
  }
}

const shell = window.kontorShell;
let shown = '';

function render(state: ShellState): void {
  document.documentElement.lang = state.language;
  renderRail(state);
  // What somebody types stays while only numbers change.
  const { language, screen, settings, mayAddServers, servers, current } = state;
  const now = JSON.stringify([
    language,
    screen,
    settings,
    mayAddServers,
    current,
    servers.map(({ id, name }) => [id, name]),
  ]);
  if (now === shown) return;
  shown = now;
  const focused = document.activeElement instanceof HTMLInputElement ? labelOf(document.activeElement) : null;
  const made = screenOf(state, shell, translatorOf(pagesMessages, language));
  place('place').replaceChildren(made);
  const inputs = [...place('place').querySelectorAll('input')];
  (
    inputs.find((input) => focused !== null && labelOf(input) === focused) ?? inputs.find((input) => input.autofocus)
  )?.focus();
}

function labelOf(input: HTMLInputElement): string {
  return input.labels?.[0]?.textContent ?? '';
}

function renderRail(state: ShellState): void {
  const texts = translatorOf(pagesMessages, state.language);
  const rail = place('rail');
  rail.hidden = state.servers.length < 2;
  rail.setAttribute('aria-label', texts('servers'));
  const focused = document.activeElement?.getAttribute('data-key');
  rail.replaceChildren(
    ...state.servers.map(({ id, name, unread }) =>
      element(
        'button',
        {
          type: 'button',
          class: 'server',
          'data-key': id,
          title: name,
          'aria-label': unread > 0 ? texts('unread', { name, count: unread }) : name,
          'aria-current': id === state.current ? 'true' : 'false',
          onclick: () => void shell.chooseServer(id),
        },
        initialsOf(name),
        unread > 0
          ? element('span', { class: 'unread', 'aria-hidden': 'true' }, unread > 99 ? '99+' : String(unread))
          : null,
      ),
    ),
    ...(state.mayAddServers ? [railButton('add', '+', texts('addServer'), () => void shell.show('add-server'))] : []),
    railButton('settings', '⚙', texts('settings'), () => void shell.show('settings')),
  );
  if (focused) rail.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function railButton(key: string, sign: string, label: string, press: () => void): HTMLElement {
  const attributes = {
    type: 'button',
    class: 'server quiet',
    'data-key': key,
    title: label,
    'aria-label': label,
    onclick: press,
  };
  return element('button', attributes, sign);
}

/** "Stadt Musterhausen" is SM, "Kontor" is K. */
function initialsOf(name: string): string {
  const words = name.split(/[\s.-]+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}

shell.on('state', render);
render(await shell.state());

import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { FakeContents } from './fake-contents.ts';

/** A view over a window's own page. */
export class FakeView {
  readonly webContents: FakeContents;
  bounds: Rectangle = { x: 0, y: 0, width: 0, height: 0 };
  visible = true;

  constructor(webContents: FakeContents) {
    this.webContents = webContents;
  }

  setBounds = (bounds: Rectangle) => {
    this.bounds = bounds;
  };
  setVisible = (visible: boolean) => {
    this.visible = visible;
  };
}

/** A window that nobody sees. */
export class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: FakeContents;
  readonly children: FakeView[] = [];
  readonly flashes: boolean[] = [];
  readonly overlays: { readonly shown: boolean; readonly description: string }[] = [];
  title: string;
  visible: boolean;
  focused = false;
  maximised = false;
  minimised = false;
  bounds: Rectangle;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions, webContents: FakeContents) {
    super();
    this.options = options;
    this.webContents = webContents;
    this.title = options.title ?? '';
    this.visible = options.show !== false;
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    webContents.on('closed-by-app', () => this.destroy());
  }

  readonly contentView = {
    addChildView: (view: FakeView) => this.children.push(view),
    removeChildView: (view: FakeView) => this.children.splice(this.children.indexOf(view), 1),
  };

  loadURL = (url: string) => this.webContents.loadURL(url);
  getContentBounds = () => ({ ...this.bounds, x: 0, y: 0 });
  getNormalBounds = () => this.bounds;
  isMaximized = () => this.maximised;
  isMinimized = () => this.minimised;
  isFocused = () => this.focused;
  isDestroyed = () => this.#destroyed;
  maximize = () => {
    this.maximised = true;
  };
  restore = () => {
    this.minimised = false;
  };
  show = () => {
    this.visible = true;
  };
  hide = () => {
    this.visible = false;
  };
  focus = () => {
    this.focused = true;
    this.emit('focus');
  };
  blur = () => {
    this.focused = false;
    this.emit('blur');
  };
  flashFrame = (on: boolean) => {
    this.flashes.push(on);
  };
  setTitle = (title: string) => {
    this.title = title;
  };
  setOverlayIcon = (picture: unknown, description: string) => {
    this.overlays.push({ shown: picture !== null, description });
  };

  /** As a person does it; false: the app kept it open. */
  close = (): boolean => {
    let kept = false;
    this.emit('close', {
      preventDefault: () => {
        kept = true;
      },
    });
    if (!kept) this.destroy();
    return !kept;
  };
  destroy = () => {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('closed');
  };
}

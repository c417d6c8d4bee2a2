/** The editor as a file of its own: one writes in a plain field until it is there. */
export { FormattingBar, LinkForm, MessageEditor } from '@kontor/editor/client';

/** The look of a text while it is written, close to how it is shown; the boxes of tasks are signs in front of them. */
export const editorClasses = [
  'k-editor min-w-0 grow overflow-y-auto outline-none [overflow-wrap:anywhere] whitespace-pre-wrap',
  '[&>*+*]:mt-1.5 [&_li>*+*]:mt-0.5',
  '[&_a]:text-accent-text [&_a]:underline',
  '[&_strong]:font-semibold [&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.9em]',
  '[&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:bg-sunken [&_pre]:p-2 [&_pre]:text-xs [&_pre_code]:bg-transparent [&_pre_code]:p-0',
  '[&_blockquote]:border-s-2 [&_blockquote]:border-control [&_blockquote]:ps-3 [&_blockquote]:text-muted',
  '[&_ul]:list-disc [&_ul]:ps-5 [&_ol]:list-decimal [&_ol]:ps-6',
  '[&_ul:has(>[data-checked])]:list-none [&_ul:has(>[data-checked])]:ps-0',
  "[&_[data-checked]]:relative [&_[data-checked]]:ps-6 [&_[data-checked]]:before:absolute [&_[data-checked]]:before:start-0 [&_[data-checked]]:before:cursor-pointer [&_[data-checked]]:before:content-['☐'] [&_[data-checked=true]]:before:content-['☑']",
  '[&_table]:border-collapse [&_td]:min-w-12 [&_td]:border [&_td]:border-border [&_td]:px-2 [&_td]:py-0.5 [&_th]:min-w-12 [&_th]:border [&_th]:border-border [&_th]:bg-sunken [&_th]:px-2 [&_th]:py-0.5 [&_th]:text-start',
  '[&_.selectedCell]:bg-accent-soft',
  '[&_.k-mention]:rounded-sm [&_.k-mention]:bg-accent-soft [&_.k-mention]:px-1 [&_.k-mention]:font-medium [&_.k-mention]:text-accent-text [&_.k-mention]:no-underline',
  '[&_.is-editor-empty]:before:pointer-events-none [&_.is-editor-empty]:before:float-start [&_.is-editor-empty]:before:h-0 [&_.is-editor-empty]:before:max-w-full [&_.is-editor-empty]:before:overflow-x-clip [&_.is-editor-empty]:before:text-ellipsis [&_.is-editor-empty]:before:whitespace-nowrap [&_.is-editor-empty]:before:text-muted [&_.is-editor-empty]:before:content-[attr(data-placeholder)]',
].join(' ');

import { createHash } from 'node:crypto';

const style = `
:root { color-scheme: light dark; --text: #1b1c20; --soft: #565863; --line: #c9cbd3; --ground: #fff; --mark: var(--accent) }
@media (prefers-color-scheme: dark) { :root { --text: #ececf1; --soft: #b3b5c0; --line: #4a4c56; --ground: #17181c; --mark: color-mix(in srgb, var(--accent) 45%, #fff) } }
@media (prefers-contrast: more) { :root { --soft: var(--text); --line: var(--text) } }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.6 system-ui, sans-serif; color: var(--text); background: var(--ground); overflow-wrap: anywhere; hyphens: auto }
body > header { border-block-start: .375rem solid var(--accent); border-block-end: 1px solid var(--line) }
body > header > div, main, body > footer { max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem }
body > header > div { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center }
body > header img { max-height: 3rem; max-width: 12rem; width: auto; height: auto; display: block }
body > header p { margin: 0; font-weight: 600; flex-grow: 1 }
body > footer { border-block-start: 1px solid var(--line); color: var(--soft) }
ul.row { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; margin: 0 }
a { color: inherit; text-decoration-line: underline; text-decoration-color: var(--mark); text-decoration-thickness: .125em; text-underline-offset: .2em }
a:hover { text-decoration-thickness: .2em }
:focus-visible { outline: .1875rem solid currentColor; outline-offset: .125rem; border-radius: .125rem }
.row a, .pages a { display: inline-block; padding-block: .375rem; min-height: 2.75rem }
h1 { font-size: 1.875rem; line-height: 1.25; margin: 1rem 0 .5rem }
h2 { font-size: 1.375rem; line-height: 1.3; margin: 1.75rem 0 .25rem } h3 { font-size: 1.125rem; margin: 1.25rem 0 .25rem }
p, ul, ol { margin-block: .5rem }
.when { color: var(--soft); font-size: .9375rem; margin: 0 }
.teaser { font-size: 1.1875rem }
.list > article { padding-block: 1.25rem; border-block-end: 1px solid var(--line) } .list h2 { margin: .125rem 0 .25rem }
.pages { display: flex; gap: 1.5rem; justify-content: space-between; padding-block: 1rem }
img { max-width: 100%; height: auto }
figure { margin: 1rem 0 } figcaption { font-size: .9375rem; color: var(--soft) }
table { margin-block: 1rem; border-collapse: collapse; display: block; overflow-x: auto } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line) }
blockquote, aside { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: .25rem solid var(--line) }
ul.tasks { list-style: none; padding-inline-start: 0 } ul.tasks > li { display: flex; gap: .5rem }
li > p, li > div > p { margin-block: 0 .25rem } td > p, th > p, aside > p { margin-block: 0 }
.spaces { white-space: pre-wrap }
.skip { position: absolute; inset-inline-start: -999rem } .skip:focus { position: static; display: inline-block; padding: .5rem 1.25rem }
@media print { body { font-size: 11pt; color: #000; background: #fff } .skip, .pages, .screen { display: none } a { text-decoration-color: currentColor } main { max-width: none; padding: 0 } }
`;

/** The style sheet of the public pages in the organisation's colour, and the policy that lets it, and nothing else, in. */
export function publicStyle(accent: string): { readonly css: string; readonly policy: string } {
  const css = `:root { --accent: ${accent} }${style}`;
  const hash = createHash('sha256').update(css).digest('base64');
  return {
    css,
    policy: [
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "img-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

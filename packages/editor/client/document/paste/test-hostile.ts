/** HTML and Markdown that would run something, were it given to a browser: all that we know of, made by ourselves. */
const run = 'alert(1)';
const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java\nscript:',
  '\u0001javascript:',
  ' javascript:',
].flatMap((scheme) => [`${scheme}${run}`, `${scheme}//%0a${run}`]);
const addresses = [
  ...schemes,
  `&#106;avascript:${run}`,
  `&#x6A&#x61vascript:${run}`,
  `vbscript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `data:image/svg+xml,<svg onload=${run}>`,
  `data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+`,
  `blob:https://stadt.example/${run}`,
  `filesystem:https://stadt.example/${run}`,
  `//stadt.example\\@${run}`,
  `kontor:javascript:${run}`,
  `kontor:../../${run}`,
];
const handlers = [
  'onclick',
  'onload',
  'onerror',
  'onfocus',
  'ontoggle',
  'onbegin',
  'onanimationstart',
  'onpointerover',
];
const tags = [
  'img src=x',
  'svg',
  'video src=x',
  'audio src=x',
  'details open',
  'input autofocus',
  'body',
  'iframe',
  'marquee',
];

export const hostileHtml: readonly string[] = [
  `<script>${run}</script>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${run}>#x">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${run}>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<template><script>${run}</script></template>`,
  `<textarea><img title="</textarea><img src=x onerror=${run}>">`,
  `<!--><img src=x onerror=${run}>-->`,
  `<![CDATA[><img src=x onerror=${run}>]]>`,
  `<style>@import 'javascript:${run}'; * { behavior: url(x) }</style>`,
  `<p style="background:url(javascript:${run})">x</p>`,
  `<base href="javascript:${run}//"><a href="x">x</a>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<object data="javascript:${run}"></object><embed src="javascript:${run}">`,
  `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  `<button formaction="javascript:${run}">x</button>`,
  `<li data-checked="true" data-id='"><img onerror=${run}>'>x</li>`,
  `<aside data-kind='info" onclick="${run}'>x</aside>`,
  `<h2 id='x" onclick="${run}'>x</h2>`,
  `<code data-math="inline">\\href{javascript:${run}}{x}</code>`,
  `<pre><code class='language-"><img onerror=${run}>'>x</code></pre>`,
  ...addresses.flatMap((address) => [
    `<a href="${address}">x</a>`,
    `<img src="${address}" alt="x">`,
    `<p data-file="${address}">x</p>`,
    `<p data-ref="${address}">x</p>`,
  ]),
  ...tags.flatMap((tag) => handlers.map((handler) => `<${tag} ${handler}=${run}>x`)),
];

export const hostileMarkdown: readonly string[] = [
  ...addresses.flatMap((address) => [
    `[x](${address})`,
    `![x](${address})`,
    `[x][1]\n\n[1]: ${address}`,
    `<${address}>`,
  ]),
  ...hostileHtml.map((html) => `# x\n\n${html}\n\n**x** ${html}`),
];

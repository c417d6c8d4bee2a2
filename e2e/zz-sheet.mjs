import { chromium } from '@playwright/test'; import { readFileSync } from 'node:fs';
const d='/tmp/w/shots-lists/'; const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const sets={s1:['list','menu','fields','access','task'].map(n=>`${n}-360-light`),s2:['export','import0','import1','import2','fields'].map(n=>`${n}-360-dark`),s3:['list-1440-light','import1-1440-dark'],s4:['fields-1440-dark','task-1440-light']};
for(const [k,v] of Object.entries(sets)){const p=await b.newPage({viewport:{width:v.length>2?1850:1700,height:v.length>2?790:560}});
await p.setContent('<body style="margin:0;display:flex;gap:8px">'+v.map(n=>`<img style="height:${v.length>2?780:530}px" src="data:image/png;base64,${readFileSync(d+n+'.png').toString('base64')}">`).join(''));await p.waitForTimeout(300);await p.screenshot({path:d+k+'.png'});}
await b.close();

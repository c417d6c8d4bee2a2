import { chromium } from '@playwright/test';
const out='/tmp/w/shots-lists/';
const browser = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-background-networking'] });
for (const [w,scheme] of [[360,'light'],[1440,'dark'],[1440,'light'],[360,'dark']]) {
  const ctx = await browser.newContext({ viewport:{width:w,height:w===360?780:900}, colorScheme:scheme, locale:'de-DE' });
  const page = await ctx.newPage();
  await ctx.request.post('http://127.0.0.1:9330/api/session',{data:{login:'editor',password:'kontor-demo-2026'}});
  const lists=(await (await ctx.request.get('http://127.0.0.1:9330/api/tasks/lists')).json()).lists;
  const list=lists.find(l=>l.title==='Einführung Kontor');
  if (list.fields.length===0) {
    const id=()=>crypto.randomUUID();
    const choice={id:id(),title:'Amt 10',colour:'success'}; const other={id:id(),title:'Bauamt',colour:'warning'};
    const f1={id:id(),title:'Aktenzeichen',kind:'text',choices:[],inRow:true}, f2={id:id(),title:'Stelle',kind:'choice',choices:[choice,other],inRow:true}, f3={id:id(),title:'Geprüft',kind:'yes-no',choices:[],inRow:false}, f4={id:id(),title:'Vorgang',kind:'link',choices:[],inRow:false};
    await ctx.request.put(`http://127.0.0.1:9330/api/tasks/lists/${list.id}/fields`,{data:{list:undefined,revision:list.revision,fields:[f1,f2,f3,f4]}});
    const tasks=(await (await ctx.request.get(`http://127.0.0.1:9330/api/tasks/lists/${list.id}/tasks`)).json()).tasks;
    await ctx.request.patch(`http://127.0.0.1:9330/api/tasks/tasks/${tasks[0].id}`,{data:{revision:tasks[0].revision,values:{[f1.id]:'10.21-4/2026',[f2.id]:choice.id,[f4.id]:'https://stadt.example/vorgang/4'}}});
    const me=(await (await ctx.request.get('http://127.0.0.1:9330/api/session')).json()).person;
    await ctx.request.put(`http://127.0.0.1:9330/api/tasks/lists/${list.id}/access`,{data:{readers:null,writers:[{kind:'person',id:me.id}]}});
  }
  const shot=(n)=>page.screenshot({path:`${out}${n}-${w}-${scheme}.png`});
  await page.goto(`http://127.0.0.1:9330/tasks/list/${list.id}`);
  await page.getByRole('row').filter({hasText:'Schulungstermine'}).waitFor({timeout:30000});
  await page.waitForTimeout(500); await shot('list');
  const choose=async(n)=>{await page.getByRole('button',{name:'Aktionen für die Liste'}).click(); await page.waitForTimeout(200); if(n==='menu') return; await page.getByRole('menuitem',{name:n}).click(); await page.getByRole('dialog').waitFor(); await page.waitForTimeout(500);};
  await choose('menu'); await shot('menu'); await page.keyboard.press('Escape'); await page.waitForTimeout(300);
  for (const [n,f] of [['Felder','fields'],['Wer darf','access'],['Als CSV speichern','export']]) { await choose(n); await shot(f); await page.keyboard.press('Escape'); await page.getByRole('dialog').waitFor({state:'hidden'}); }
  await choose('CSV einlesen'); await shot('import0');
  const [ch]=await Promise.all([page.waitForEvent('filechooser'),page.getByRole('button',{name:'Datei auswählen'}).click()]);
  await ch.setFiles({name:'umzug.csv',mimeType:'text/csv',buffer:Buffer.from('Key;Summary;Fällig;Assignee;Phase;Unsinn\nA1;Kisten packen;24.12.2026;Niemand Bekannt;Umzug;x\nA2;;31.2.2026;;;\nA3;Schlüssel übergeben;;;;\n')});
  await page.getByText('Was die Spalten').waitFor(); await page.waitForTimeout(300); await shot('import1');
  await page.getByRole('dialog').locator('*').filter({hasText:'Was die Spalten'}).last().scrollIntoViewIfNeeded(); await shot('import2');
  await page.goto(`http://127.0.0.1:9330/tasks/list/${list.id}`);
  await page.getByRole('row').getByText('Leitfaden für neue').click(); await page.getByText('Aktenzeichen').last().waitFor(); await page.waitForTimeout(400);
  await page.getByLabel('Aktenzeichen').last().scrollIntoViewIfNeeded().catch(()=>{}); await shot('task');
  await ctx.close();
}
await browser.close();

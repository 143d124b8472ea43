// Uses the web page of a server as a person does, and prints what it found as JSON: node web.cjs CHROMIUM SCREENSHOTS SERVER
// where SERVER is {"address": …, "user": …, "token": …}.
const path = require('path');
const { judged, run, screenshots, PATIENCE } = require('./pages.cjs');

const query = "SELECT *, 1234567 AS planned_benefit_eur, NULL AS status FROM VALUES ('2020', 'synthetic'), ('2020', 'published') AS t(round, provenance)";
const places = {
  front: '/',
  search: '/?s=viive',
  table: '/table?name=gold.realisation_by_round',
  box: '/query',
  answer: '/query?q=' + encodeURIComponent(query),
  wrong: '/query?q=' + encodeURIComponent('SELECT nothing FROM nowhere'),
  nowhere: '/nowhere',
  figures: '/figure',
  figure: '/figure?name=project.2020-VNK-1.updated',
  unknown: '/figure?name=project.2020-VNK-99.updated',
};

async function loggedIn(browser, { address, user, token }, options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address + places.answer);
  const asked = page.url();
  await page.getByLabel('Käyttäjä').fill(user);
  await page.getByLabel('Tunniste').fill(token);
  await page.getByRole('button', { name: 'Kirjaudu' }).click();
  return { context, page, complaints, requests, asked };
}

const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

async function look(browser, argument) {
  const server = JSON.parse(argument);
  const address = server.address;
  const found = { pages: {}, login: {} };
  for (const width of [1280, 320]) {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ bypassCSP: true, viewport, locale: 'fi-FI' });
    const login = await context.newPage();
    await login.goto(address + '/login');
    found.login[width] = { ...(await judged(login)), overflows: await overflows(login) };
    await context.close();
    const { context: inside, page } = await loggedIn(browser, server, { bypassCSP: true, viewport, locale: 'fi-FI' });
    for (const [name, place] of Object.entries(places)) {
      await page.goto(address + place);
      await page.screenshot({ path: path.join(screenshots, `${name}_${width}.png`), fullPage: true });
      found.pages[`${name} ${width}`] = { ...(await judged(page)), overflows: await overflows(page) };
    }
    await inside.close();
  }

  const { context, page, complaints, requests, asked } = await loggedIn(browser, server, { locale: 'fi-FI' });
  found.asked = asked;
  found.landed = page.url();
  await page.goto(address + places.table);
  await page.keyboard.press('Tab');
  found.firstFocus = await page.evaluate(() => document.activeElement.className);
  await page.getByRole('link', { name: 'Taulut', exact: true }).click();
  await page.getByLabel('Hae tauluja ja sarakkeita').fill('viive');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Löydetyt' }).waitFor();
  found.hits = await page.locator('section[aria-labelledby=found] dt').count();
  await page.getByRole('link', { name: 'svenska' }).click();
  found.lang = await page.locator('html').getAttribute('lang');
  await page.goto(address + places.box + '?lang=fi');
  await page.getByLabel('Kysely SQL-kielellä').fill('SELECT 41 + 1 AS vastaus');
  await page.getByRole('button', { name: 'Suorita' }).click();
  found.cells = await page.locator('tbody td').allTextContents();
  await page.goto(address + places.figure);
  found.figure = {
    sentence: await page.locator('section[aria-labelledby=figure] > p').first().textContent(),
    documents: await page.locator('section[aria-labelledby=figure] h3').count(),
    cells: await page.locator('section[aria-labelledby=figure] tbody td').count(),
  };
  await page.goto(address + '/');
  await page.locator('a[href="/export/report.html"]').click();
  found.exported = { report: await page.locator('h1').textContent() };
  await page.goto(address + '/export/explorer.html');
  await page.getByLabel('Hae sanoilla').first().fill('VNK');
  found.exported.explorer = await page.getByRole('status').first().textContent();
  await page.goto(address + '/query?q=' + encodeURIComponent('SELECT 41 + 1 AS vastaus'));
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Excel-työkirjana' }).click();
  found.file = (await file).suggestedFilename();
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  await page.goto(address + '/');
  found.afterLogout = page.url();
  found.complaints = complaints;
  found.elsewhere = requests.filter((url) => !url.startsWith(address + '/'));
  await context.close();

  const plain = await loggedIn(browser, server, { locale: 'fi-FI', javaScriptEnabled: false });
  found.withoutScript = await plain.page.locator('tbody tr').count();
  await plain.context.close();
  return found;
}

run(look);

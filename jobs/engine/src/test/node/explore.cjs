// Uses explorers in Chromium and prints what it found as JSON: node explore.cjs CHROMIUM SCREENSHOTS PAGE...
const path = require('path');
const { opened, judged, run, screenshots } = require('./pages.cjs');

const CARD = 'project-2020-VNK-1';

// The rows of the list that is shown: the first cell of each, in order.
const shownRows = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('section.list:not([hidden]) tbody tr:not([hidden])')].map((row) => row.cells[0].textContent.trim()),
  );
const shownCards = (page) =>
  page.evaluate(() => [...document.querySelectorAll('article.card')].filter((one) => one.checkVisibility()).map((one) => one.id));
const focus = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    return { tag: one.tagName, id: one.id, text: one.textContent.trim(), isOutlined: style.outlineStyle !== 'none' };
  });

async function listUsed(browser, file, name) {
  const { context, page, complaints, requests } = await opened(browser, file, { viewport: { width: 1280, height: 900 } });
  const all = await shownRows(page);
  await page.screenshot({ path: path.join(screenshots, name + '-list.png') });
  await page.fill('#project-search', 'kirjaamo');
  const searched = await shownRows(page);
  const count = await page.textContent('section.list:not([hidden]) .count');
  await page.click('section.list:not([hidden]) .clear');
  const cleared = await shownRows(page);
  await page.selectOption('#project-round', '2018');
  const filtered = await shownRows(page);
  await page.selectOption('#project-round', '*');
  const heading = 'section.list:not([hidden]) thead th:nth-child(6)';
  const column = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('section.list:not([hidden]) tbody tr')].map((row) => row.cells[5].dataset.sort ?? ''),
    );
  await page.focus(heading + ' button');
  await page.keyboard.press('Enter');
  const ascending = { sort: await page.getAttribute(heading, 'aria-sort'), values: await column() };
  await page.keyboard.press('Space');
  const descending = { sort: await page.getAttribute(heading, 'aria-sort'), values: await column() };
  await page.click('nav a[href="#agency"]');
  const agencies = await shownRows(page);
  await context.close();
  return { all, searched, count, cleared, filtered, ascending, descending, agencies, complaints, requests };
}

async function cardUsed(browser, file, name) {
  const { context, page } = await opened(browser, file, { viewport: { width: 1280, height: 900 } });
  const link = `a[href="#${CARD}"]`;
  await page.focus(`section.list ${link}`);
  await page.keyboard.press('Enter');
  await page.waitForFunction((id) => document.activeElement.id === id + '-title', CARD);
  const opensWith = await focus(page);
  const shown = await shownCards(page);
  const lists = await page.evaluate(() => [...document.querySelectorAll('section.list')].filter((one) => one.checkVisibility()).length);
  const sections = await page.evaluate((id) => [...document.querySelectorAll(`#${id} h3`)].map((one) => one.textContent.trim()), CARD);
  await page.screenshot({ path: path.join(screenshots, name + '-card.png'), fullPage: true });
  await page.emulateMedia({ media: 'print' });
  const printed = {
    cards: await shownCards(page),
    controls: await page.evaluate(() => [...document.querySelectorAll('.controls, nav, .back')].filter((one) => one.checkVisibility()).length),
  };
  await page.screenshot({ path: path.join(screenshots, name + '-card-print.png'), fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await page.waitForFunction((selector) => document.activeElement.matches(selector), link);
  const closesOn = await focus(page);
  await page.click(`section.list ${link}`);
  await page.click(`#${CARD} dd a`);
  await page.waitForFunction(() => document.activeElement.id.startsWith('agency-'));
  const agency = await shownCards(page);
  await page.goBack();
  await page.waitForFunction((id) => document.activeElement.id === id + '-title', CARD);
  const backAgain = await shownCards(page);
  await context.close();
  return { opensWith, shown, lists, sections, printed, closesOn, agency, backAgain };
}

async function narrow(browser, file, name) {
  const { context, page } = await opened(browser, file, { viewport: { width: 320, height: 800 } });
  const found = [];
  for (const hash of ['', '#' + CARD]) {
    await page.goto('file://' + file + hash);
    found.push(
      await page.evaluate(() => ({
        width: document.scrollingElement.scrollWidth,
        outside: [...document.querySelectorAll('body *')]
          .filter((one) => one.checkVisibility() && !one.closest('.scroll') && !one.closest('.hidden') && !one.closest('.skip'))
          .filter((one) => one.getBoundingClientRect().right > 321)
          .map((one) => one.outerHTML.slice(0, 120)),
      })),
    );
    await page.screenshot({ path: path.join(screenshots, name + '-320' + (hash ? '-card' : '') + '.png'), fullPage: true });
  }
  await context.close();
  return found;
}

async function accessible(browser, file) {
  const found = {};
  for (const [state, width, hash] of [
    ['list', 1280, ''],
    ['card', 320, '#' + CARD],
  ]) {
    const { context, page } = await opened(browser, file, { bypassCSP: true, viewport: { width, height: 900 } });
    await page.goto('file://' + file + hash);
    await page.reload();
    found[state] = await judged(page);
    await context.close();
  }
  return found;
}

async function withoutScript(browser, file) {
  const { context, page } = await opened(browser, file, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  const visible = await page.locator('article.card:visible').count();
  const controls = await page.locator('.controls:visible').count();
  await context.close();
  return { visible, controls };
}

run(async (browser, file) => {
  const name = path.basename(file, '.html');
  return {
    page: name,
    list: await listUsed(browser, file, name),
    card: await cardUsed(browser, file, name),
    narrow: await narrow(browser, file, name),
    accessible: await accessible(browser, file),
    withoutScript: await withoutScript(browser, file),
  };
});

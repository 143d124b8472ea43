// Looks at reports in Chromium and prints what it found as JSON: node look.cjs CHROMIUM SCREENSHOTS PAGE...
const path = require('path');
const { opened, judged, run, screenshots } = require('./pages.cjs');

async function violations(browser, file, width) {
  const { context, page } = await opened(browser, file, { bypassCSP: true, viewport: { width, height: 900 } });
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  const result = await judged(page);
  await context.close();
  return result;
}

// What has the focus: its place among all that can have it, and whether that is to be seen.
const focused = () => {
  window.focusable ??= [...document.querySelectorAll('a[href], summary, button, input, [tabindex="0"]')].filter((one) => one.checkVisibility());
  const all = window.focusable;
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    place: all.indexOf(one),
    count: all.length,
    tag: one.tagName,
    isVisible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.top < innerHeight && box.bottom > 0,
  };
};

async function keyboard(browser, file) {
  const { context, page } = await opened(browser, file, { viewport: { width: 1280, height: 900 } });
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => ({
    isSkip: document.activeElement.classList.contains('skip'),
    isOnScreen: document.activeElement.getBoundingClientRect().top >= 0,
  }));
  await page.keyboard.press('Enter');
  skip.leadsTo = await page.evaluate(() => document.activeElement.id);
  // Without the place that the link led to, the first key starts from the top.
  await page.goto('about:blank');
  await page.goto('file://' + file);
  const places = [];
  const unseen = [];
  const count = (await page.evaluate(focused)).count;
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(focused);
    places.push(now.place);
    if (!now.isVisible) {
      unseen.push(now.tag + ' ' + now.place);
    }
  }
  await page.focus('main summary');
  await page.keyboard.press('Enter');
  const opens = await page.evaluate(() => document.querySelector('main details').open);
  await page.keyboard.press('Space');
  const closes = await page.evaluate(() => !document.querySelector('main details').open);
  await context.close();
  return { skip, count, outOfOrder: places.filter((place, i) => place !== i), unseen, opens, closes };
}

// 1280 pixels at 400 % are 320.
async function zoomed(browser, file, name) {
  const { context, page } = await opened(browser, file, { viewport: { width: 320, height: 800 } });
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('main *, header *, nav *')]
      .filter((one) => !one.closest('.scroll') && !one.closest('.hidden') && one.getBoundingClientRect().right > 321)
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  const regions = await page.evaluate(() =>
    [...document.querySelectorAll('.scroll')].map((one) => ({
      scrolls: one.scrollWidth > one.clientWidth,
      canHaveFocus: one.tabIndex === 0,
      isNamed: one.getAttribute('role') === 'region' && !!(one.getAttribute('aria-label') || document.getElementById(one.getAttribute('aria-labelledby'))),
    })),
  );
  await page.focus('.scroll');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.scroll').scrollLeft > 0);
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = false)));
  await page.screenshot({ path: path.join(screenshots, name + '-320.png'), clip: { x: 0, y: 0, width: 320, height: 3200 }, fullPage: true });
  await context.close();
  return { width, outside, regions };
}

async function pictures(browser, file, name) {
  const { context, page, complaints, requests } = await opened(browser, file, { viewport: { width: 1200, height: 900 } });
  const font = await page.evaluate(() => document.fonts.check("16px 'Source Sans 3'") && [...document.fonts].filter((one) => one.status === 'loaded').length);
  await page.screenshot({ path: path.join(screenshots, name + '-top.png'), clip: { x: 0, y: 0, width: 1200, height: 3000 }, fullPage: true });
  for (const id of await page.evaluate(() => [...document.querySelectorAll('figure')].map((one) => one.id))) {
    await page.locator('#' + id).screenshot({ path: path.join(screenshots, name + '-' + id + '.png') });
  }
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: path.join(screenshots, name + '-print.png'), clip: { x: 0, y: 0, width: 1200, height: 2000 }, fullPage: true });
  await context.close();
  return { complaints, requests, fonts: font };
}

// Sorting and filtering a table by its own script, and a link to a row that is folded away.
async function tables(browser, file) {
  const { context, page } = await opened(browser, file, { viewport: { width: 1280, height: 900 } });
  const shown = (column) =>
    page.evaluate(
      (at) => [...document.querySelectorAll('#table-sets tbody tr')].filter((row) => row.checkVisibility()).map((row) => row.cells[at].dataset.sort || row.cells[at].textContent),
      column,
    );
  const all = (await shown(0)).length;
  await page.fill('#table-sets-filter', '2020');
  const filtered = await shown(0);
  const told = await page.textContent('p.filter:has(#table-sets-filter) [role="status"]');
  await page.fill('#table-sets-filter', '');
  const ratio = await page.evaluate(() => [...document.querySelectorAll('#table-sets thead th')].findIndex((one, at) => /^0\.\d{6}$/.test(document.querySelector('#table-sets tbody tr').cells[at].dataset.sort || '')));
  const heading = page.locator('#table-sets thead th').nth(ratio);
  await heading.locator('button').press('Enter');
  const ascending = { values: await shown(ratio), said: await heading.getAttribute('aria-sort') };
  await heading.locator('button').press('Enter');
  const descending = { values: await shown(ratio), said: await heading.getAttribute('aria-sort') };
  const folded = await page.evaluate(() => document.querySelector('details tbody tr').id);
  const isFolded = await page.evaluate((id) => !document.getElementById(id).checkVisibility(), folded);
  await page.evaluate((id) => (location.hash = id), folded);
  await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), folded);
  await context.close();
  return { all, filtered, told, ascending, descending, isFolded };
}

run(async (browser, file) => {
  const name = path.basename(file, '.html');
  return {
    page: name,
    wide: await violations(browser, file, 1280),
    narrow: await violations(browser, file, 320),
    keyboard: await keyboard(browser, file),
    zoomed: await zoomed(browser, file, name),
    tables: await tables(browser, file),
    pictures: await pictures(browser, file, name),
  };
});

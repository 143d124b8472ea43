// Looks at the page of the files of an export and prints what it found as JSON: node files.cjs CHROMIUM SCREENSHOTS PAGE...
const path = require('path');
const { opened, judged, run, screenshots } = require('./pages.cjs');

async function at(browser, file, width) {
  const { context, page, complaints } = await opened(browser, file, { viewport: { width, height: 900 } });
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.screenshot({ path: path.join(screenshots, `${path.basename(file, '.html')}_${width}.png`) });
  await context.close();
  const judging = await opened(browser, file, { bypassCSP: true, viewport: { width, height: 900 } });
  const result = await judged(judging.page);
  await judging.context.close();
  return { ...result, overflows, complaints };
}

run(async (browser, file) => ({ wide: await at(browser, file, 1280), narrow: await at(browser, file, 320) }));

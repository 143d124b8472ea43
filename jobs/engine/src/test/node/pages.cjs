// What every script that looks at pages needs: a browser, axe-core, and the pages to look at.
const fs = require('fs');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// A busy machine is no fault of the page.
const PATIENCE = 600000;
const [executablePath, screenshots, ...pages] = process.argv.slice(2);

async function opened(browser, file, options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto('file://' + file);
  await page.evaluate(() => document.fonts.ready);
  return { context, page, complaints, requests };
}

// What axe-core says of a page as it stands; the page must have been opened past its security policy.
async function judged(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations', 'incomplete'],
    }),
  );
  return {
    violations: result.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)} (${one.nodes.length})`),
    passes: result.passes.map((one) => one.id),
  };
}

// Looks at each page and prints what was found.
function run(look) {
  (async () => {
    fs.mkdirSync(screenshots, { recursive: true });
    const browser = await chromium.launch({ executablePath, timeout: PATIENCE, args: ['--no-sandbox', '--disable-gpu'] });
    const found = [];
    try {
      for (const file of pages) {
        found.push(await look(browser, file));
      }
    } finally {
      await browser.close();
    }
    process.stdout.write(JSON.stringify(found));
  })().catch((error) => {
    process.stderr.write(String(error.stack || error));
    process.exit(1);
  });
}

module.exports = { opened, judged, run, screenshots, PATIENCE };

/**
 * Takes the pictures of docs/screenshots from a demo that runs: `node test/browser/screenshots.ts http://127.0.0.1:4000`.
 */

import { join } from 'node:path';

import { go, launch, signIn } from './people.ts';

const [url = 'http://127.0.0.1:4000'] = process.argv.slice(2);
const folder = join(import.meta.dirname, '../../docs/screenshots');
const size = { viewport: { width: 1440, height: 1080 } };
const browser = await launch();

const operator = await signIn(browser, url, 'Operator', { ...size, colorScheme: 'light' });
const { page } = operator;
await page.getByText('compute-12', { exact: true }).waitFor();
await page.getByLabel('How much time is shown').selectOption('3 days');
// By then there is a window in every phase.
await page.getByRole('button', { name: 'Ready 1' }).waitFor({ timeout: 120_000 });
await page
  .getByRole('link', { name: /^compute-8: / })
  .first()
  .hover();
await page.screenshot({ path: join(folder, 'timeline.png') });

await page.getByRole('link', { name: /^compute-3: Replace memory module/u }).click();
await page.getByRole('heading', { name: 'Servers by project' }).waitFor();
await page.getByRole('table').first().waitFor();
await page.screenshot({ path: join(folder, 'window.png') });

await go(page, '/schedule', 'Schedule maintenance');
await page.getByLabel('Summary, shown to owners').fill('Swap a DIMM');
await page.getByRole('checkbox', { name: /^compute-2 /u }).check();
await page.getByLabel('Work begins').fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10) + 'T10:00');
await page.getByLabel('Work ends').fill(new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10) + 'T12:00');
await page.getByText('These hosts are taken at that time').waitFor();
await page.screenshot({ path: join(folder, 'schedule.png'), fullPage: true });

const owner = await signIn(browser, url, 'Owner in tenant-a', { ...size, colorScheme: 'dark' });
await owner.page
  .getByRole('button', { name: /^Answer for/u })
  .first()
  .click();
await owner.page.screenshot({ path: join(folder, 'owner.png') });

const phone = await signIn(browser, url, 'Owner in tenant-b', {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
});
await phone.page
  .getByRole('button', { name: /^Answer for/u })
  .first()
  .waitFor();
await phone.page.screenshot({ path: join(folder, 'phone.png') });
await browser.close();

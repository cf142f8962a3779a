// What Lighthouse says of a page: a phone on slow 4G with a processor four times slower, as Lighthouse models both.

import lighthouse from 'lighthouse';

const categories = { performance: 'performance', accessibility: 'accessibility', 'best-practices': 'practices', seo: 'seo' };

/** One run: the four scores of 100, kilobytes as they travel, moments in milliseconds, and what took points off. */
export async function scoresOf(browser, url, attempts = 3) {
  const port = new URL(browser.wsEndpoint()).port;
  const { lhr } = await lighthouse(url, { port, output: [], logLevel: 'error', onlyCategories: Object.keys(categories) });
  if (lhr.runtimeError && attempts > 1) {
    return scoresOf(browser, url, attempts - 1); // on a busy machine a trace sometimes lacks its beginning
  }

  if (lhr.runtimeError) {
    throw new Error(`${url}: ${lhr.runtimeError.message}`);
  }

  const figures = { kilobytes: lhr.audits['total-byte-weight'].numericValue / 1000 };
  for (const [id, name] of Object.entries(categories)) {
    figures[name] = lhr.categories[id].score * 100;
  }

  for (const [id, name] of [['first-contentful-paint', 'first paint'], ['largest-contentful-paint', 'largest paint'], ['total-blocking-time', 'blocking'], ['cumulative-layout-shift', 'shift']]) {
    figures[name] = lhr.audits[id].numericValue;
  }

  return { figures, faults: faultsOf(lhr) };
}

function faultsOf(lhr) {
  return Object.keys(categories).flatMap((id) => lhr.categories[id].auditRefs
    .filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 0.9)
    .map((ref) => `${id}: ${lhr.audits[ref.id].title}${lhr.audits[ref.id].displayValue ? ` (${lhr.audits[ref.id].displayValue})` : ''}`));
}

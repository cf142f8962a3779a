// How long until the map can be used: it is drawn, and a county that is pointed at says its name. Nothing is kept from an earlier visit.

const watch = () => {
  const look = () => {
    if (document.querySelector('.usmap') && !window.drawnAt) {
      requestAnimationFrame(() => { window.drawnAt ??= performance.now(); });
    }

    const words = document.querySelector('.map-tip:not([hidden])')?.textContent;
    if (words) {
      window.named({ drawn: window.drawnAt, named: performance.now(), words });
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
};

/** Moments in milliseconds, and of them for how long the page's main thread was at work: a busy machine makes it wait, but not work, longer. */
export async function usableAfter(browser, url, viewport, slowdown, attempts = 3) {
  const middle = await middleOfMap(browser, url, viewport);
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(viewport);
    await page.emulateCPUThrottling(slowdown);
    await page.evaluateOnNewDocument(watch);
    let told = null;
    await page.exposeFunction('named', (figures) => { told = figures; });
    await page.tracing.start({ categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'] });
    const opened = page.goto(url, { waitUntil: 'load' });
    for (let moved = 0; !told && moved < 400; moved++) {
      await page.mouse.move(middle.x + (moved % 2), middle.y);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    await opened;
    if (!told) {
      throw new Error(`${url}: no county answers at ${middle.x}, ${middle.y}.`);
    }

    const work = workUntil(told.named, url, JSON.parse(Buffer.from(await page.tracing.stop())));
    if (work === null && attempts > 1) {
      return await usableAfter(browser, url, viewport, slowdown, attempts - 1);
    }

    return { ...told, work: work ?? NaN };
  } finally {
    await context.close();
  }
}

function workUntil(moment, url, { traceEvents }) {
  const opened = traceEvents.find((e) => e.name === 'navigationStart' && e.args.data?.documentLoaderURL === url);
  if (!opened) {
    return null; // on a busy machine a trace sometimes lacks its beginning
  }

  const end = opened.ts + moment * 1000;
  return traceEvents.filter((e) => e.name === 'RunTask' && e.tid === opened.tid && e.pid === opened.pid && e.ts >= opened.ts && e.ts + e.dur <= end)
    .reduce((sum, e) => sum + e.tdur / 1000, 0);
}

async function middleOfMap(browser, url, viewport) {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.goto(url, { waitUntil: 'load' });
  const middle = await page.evaluate(() => {
    const box = document.querySelector('.usmap').getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2), bottom: innerHeight };
  });
  await page.close();
  if (middle.y > middle.bottom) {
    throw new Error(`${url}: the middle of the map is below a window of ${viewport.width} × ${viewport.height}.`);
  }

  return middle;
}

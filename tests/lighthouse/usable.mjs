// How long until the map can be used: it is drawn, and a county that is pointed at says its name. Nothing is kept from an earlier visit.

const watch = () => {
  const look = () => {
    if (document.querySelector('.usmap') && !window.drawnAt) {
      requestAnimationFrame(() => { window.drawnAt ??= performance.now(); });
    }

    if (document.querySelector('.map-tip:not([hidden])')?.textContent) {
      window.namedAt = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
};

export async function usableAfter(browser, url, viewport, slowdown) {
  const middle = await middleOfMap(browser, url, viewport);
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(viewport);
    await page.emulateCPUThrottling(slowdown);
    await page.evaluateOnNewDocument(watch);
    const opened = page.goto(url, { waitUntil: 'load' });
    let moved = 0;
    do {
      await page.mouse.move(middle.x + (moved++ % 2), middle.y).catch(() => null);
      await new Promise((resolve) => { setTimeout(resolve, 30); });
    } while (!await page.evaluate(() => window.namedAt).catch(() => null) && moved < 1_000);
    await opened;
    const told = await page.evaluate(() => ({ drawn: window.drawnAt, named: window.namedAt, words: document.querySelector('.map-tip').textContent }));
    if (!told.named) {
      throw new Error(`${url}: no county answers at ${middle.x}, ${middle.y}.`);
    }

    return told;
  } finally {
    await context.close();
  }
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

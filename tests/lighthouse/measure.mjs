// ./dev lighthouse [LIST …]: what Lighthouse says of the pages that most people open, and when the map can be used. The lists are imported first.

import { arch, cpus, release } from 'node:os';
import { resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { start } from './program.mjs';
import { scoresOf } from './scores.mjs';
import { usableAfter } from './usable.mjs';

const pages = ['/map', '/', '/jurisdictions/48201', '/compare?j=48201&j=06037', '/records'];
const windows = [{ width: 1280, height: 1000 }, { width: 360, height: 800, hasTouch: false }];
const slowdown = 4;
const runs = 3;
const hovers = 7;

const program = await start(process.argv.slice(2).map((list) => resolve(list)));
const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  console.log(`${cpus().length} × ${cpus()[0].model}, ${arch()}, kernel ${release()}; ${await browser.version()}, Node.js ${process.version}`);
  console.log(`\nLighthouse, as a phone, ${runs} runs: median (least–most); milliseconds for paints and blocking`);
  for (const page of pages) {
    await printScores(program.address + page, page);
  }

  console.log(`\nThe map, processor ${slowdown} × slower, nothing kept, ${hovers} runs: median (least–most) milliseconds`);
  for (const viewport of windows) {
    await printUsable(`${program.address}/map`, viewport);
  }
} finally {
  await browser.close();
  await program.stop();
}

async function printScores(url, page) {
  await fetch(url);
  const taken = [];
  for (let run = 0; run < runs; run++) {
    taken.push(await scoresOf(browser, url));
  }

  console.log(`\n${page}`);
  for (const name of Object.keys(taken[0].figures)) {
    console.log(`  ${name.padEnd(14)} ${spread(taken.map((t) => t.figures[name]), name === 'shift' ? 3 : 0)}`);
  }

  for (const fault of new Set(taken.flatMap((t) => t.faults))) {
    console.log(`  – ${fault}`);
  }
}

async function printUsable(url, viewport) {
  const taken = [];
  for (let run = 0; run < hovers; run++) {
    taken.push(await usableAfter(browser, url, viewport, slowdown));
  }

  console.log(`  ${`${viewport.width} × ${viewport.height}`.padEnd(14)} drawn ${spread(taken.map((t) => t.drawn))}, a county says its name ${spread(taken.map((t) => t.named))}, of which at work ${spread(taken.map((t) => t.work))}: “${taken[0].words}”`);
}

function spread(figures, digits = 0) {
  const sorted = figures.toSorted((a, b) => a - b);
  const text = (figure) => figure.toFixed(digits);
  return `${text(sorted[Math.floor(sorted.length / 2)])} (${text(sorted[0])}–${text(sorted.at(-1))})`;
}

// The program as it is run, on a data folder of its own that is gone afterwards.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/Tracker.Web/bin/Release/net10.0/Tracker.Web.dll', import.meta.url));
const cannotBeUsed = 2;

export async function start(lists) {
  const folder = mkdtempSync(join(tmpdir(), 'tracker-lighthouse-'));
  const env = { ...process.env, TRACKER_DATA: folder };
  for (const list of lists) {
    const { status } = spawnSync('dotnet', [program, 'import', list, '--apply', '--skip-errors'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status === null || status === cannotBeUsed) {
      throw new Error(`${list} could not be imported.`);
    }
  }

  const address = `http://127.0.0.1:${await freePort()}`;
  const server = spawn('dotnet', [program, 'serve', '--urls', address], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => { server.on('exit', resolve); });
  await ready(address, server);
  return {
    address,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function ready(address, server) {
  while (server.exitCode === null) {
    const answer = await fetch(`${address}/healthz/ready`).catch(() => null);
    if (answer?.ok) {
      return;
    }

    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }

  throw new Error('The program ended before it was ready.');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convert, memoryFiles } from '../../src/index.ts';
import { tool } from './tool.ts';

const PROJECT = { '/shop/compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports: ["8080:80"]\n' };

let server: Server;
let browser: Browser;
beforeAll(async () => {
  server = createServer((request, response) => {
    const script = request.url === '/index.js';
    response.setHeader('content-security-policy', "default-src 'self'");
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ? readFileSync('dist/index.js') : '<!doctype html>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await chromium.launch({ executablePath: tool('chromium'), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

it('the library gives a page that forbids eval the same files as it gives Node', async () => {
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  // A text, since the test runner rewrites imports in functions.
  const files = await page.evaluate(`import('/index.js').then(({ convert, memoryFiles }) =>
    convert({ files: memoryFiles(${JSON.stringify(PROJECT)}), cwd: '/shop', environment: {} }).files)`);
  expect(files).toEqual(convert({ files: memoryFiles(PROJECT), cwd: '/shop', environment: {} }).files);
  expect(files).not.toEqual([]);
});

/**
 * Is the built dashboard small enough? Everything that a first visit loads, compressed as it is sent: scripts, styles,
 * the page and its fonts. Fails above the budget.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KIB = 350;
const folder = join(import.meta.dirname, 'dist');

/** Backgrounds of themes that the page does not use are never asked for. */
const isLoaded = (name: string): boolean => !name.includes('Bkg-Generic');

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && isLoaded(entry.name))
  .map(({ parentPath, name }) => {
    const body = readFileSync(join(parentPath, name));
    // Fonts are compressed already.
    return { name, bytes: name.endsWith('.woff2') ? body.length : gzipSync(body).length };
  })
  .toSorted((a, b) => b.bytes - a.bytes);
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(7)} KiB`;

for (const { name, bytes } of files) process.stdout.write(`${kib(bytes)}  ${name}\n`);
process.stdout.write(`${kib(total)}  of ${BUDGET_KIB} KiB\n`);
if (total > BUDGET_KIB * 1024) process.exitCode = 1;

import { accessSync, constants } from 'node:fs';
import type { Browser } from 'playwright-core';
import { findBrowser } from '../setup/installChromium';
import { PartMissing } from '../tools/partMissing';

/** Nothing that a browser of students wants from the network, and nothing that takes a display. */
const flags = [
  // The sandbox takes rights that root and containers lack; only our own pages are opened.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium of this machine without a window; who gets it closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new PartMissing('No Chromium is installed.', 'Install it, then run this again.');
  accessSync(executablePath, constants.X_OK);
  // Loaded only here: most runs steer no browser.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: flags,
    // We end it ourselves, in order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

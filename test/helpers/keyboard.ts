import type { Frame } from 'playwright-core';
import type { Guide } from './guide';
import type { Student } from './student';

/** The most presses of Tab from the beginning of a step to its end. */
const mostTabs = 80;

/** Without what only eyes need. */
const nameOfFocused = `() => {
  const { activeElement: focused } = document;
  if (!document.hasFocus() || focused === null || focused === document.body) return '';
  const named = focused.cloneNode(true);
  for (const part of named.querySelectorAll('[aria-hidden=true], .spoken')) part.remove();
  return (focused.ariaLabel ?? focused.labels?.[0]?.textContent ?? named.textContent).trim();
}`;

/** A student who has no mouse: everything is done by real keys. */
export class Keyboard {
  constructor(
    private readonly student: Student,
    private readonly guide: Guide,
  ) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.student.page.keyboard.press(key);
  }

  type(words: string): Promise<void> {
    return this.student.page.keyboard.type(words);
  }

  /** Runs a command by the palette, from wherever the keyboard is. */
  async command(title: string): Promise<void> {
    const { page } = this.student;
    const input = page.locator('.quick-input-widget .quick-input-box input');
    await this.press('F1');
    await input.waitFor();
    await this.type(title);
    const row = page.locator('.quick-input-list .monaco-list-row').first();
    await row.filter({ hasText: title }).waitFor();
    await this.press('Enter');
  }

  /** Goes by Tab until what has the keyboard is called so, and presses Enter there. */
  async enter(name: string): Promise<void> {
    await this.tabTo(name);
    await this.press('Enter');
  }

  async tabTo(name: string): Promise<void> {
    const met: string[] = [];
    for (let tab = 0; tab < mostTabs; tab += 1) {
      const focused = await this.focused();
      if (focused.startsWith(name)) return;
      met.push(focused);
      await this.press('Tab');
    }
    throw new Error(`Tab does not lead to "${name}", only to ${met.join(' | ')}.`);
  }

  /** What has the keyboard in the guide, by its name; empty where nothing of it has. */
  async focused(): Promise<string> {
    return (await this.guide.frame()).evaluate<string>(`(${nameOfFocused})()`);
  }

  /** Waits until something has the keyboard that is called so. */
  async isOn(name: string): Promise<void> {
    try {
      await this.guide.until(`(${nameOfFocused})().startsWith(${JSON.stringify(name)})`);
    } catch (cause) {
      const on = await this.focused();
      throw new Error(`The keyboard is not on "${name}" but on "${on}".`, { cause });
    }
  }

  /** Answers what VS Code asks in the middle of its window. */
  async answerDialog(button: string): Promise<void> {
    const { page } = this.student;
    await this.student.question().waitFor();
    for (let tab = 0; tab < mostTabs; tab += 1) {
      if ((await page.evaluate<string>('document.activeElement?.textContent ?? ""')) === button) {
        await this.press('Enter');
        return;
      }
      await this.press('Tab');
    }
    throw new Error(`The dialog has no button "${button}".`);
  }
}

/** What is wrong with how a page is laid out: it has to be scrolled sideways, or controls overlap. */
export function layoutFindings(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate<readonly string[]>(`(() => {
    const found = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push('scrolls: ' + scrollWidth + ' > ' + innerWidth);
    const parts = [...document.querySelectorAll('button, input, summary, h1, h2, h3, .badge')]
      .filter((part) => part.checkVisibility());
    const boxes = parts.map((part) => [part, part.getBoundingClientRect()]);
    for (const [one, a] of boxes)
      for (const [other, b] of boxes) {
        if (one === other || one.contains(other) || other.contains(one)) continue;
        const isApart = a.right <= b.left + 1 || b.right <= a.left + 1
          || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        if (!isApart) found.push('overlap: ' + one.textContent + ' | ' + other.textContent);
      }
    for (const [part, { left, right }] of boxes)
      if (left < 0 || right > innerWidth + 1) found.push('cut: ' + part.textContent);
    return found;
  })()`);
}

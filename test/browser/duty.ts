import { randomInt } from 'node:crypto';
import type { Browser, Locator } from 'playwright-core';
import sharp from 'sharp';
import { Desk, type DeskOptions } from './desk.ts';

/** Places as one types them, by name or initials: ten roads, so that no report looks like the one before. */
export const reportPlaces: readonly string[] = [
  ...['坡子街', 'rml', '海陵路', 'djl', '鼓楼路'],
  ...['qnl', '济川路', 'ytl', '梅兰路', '凤凰路'],
];

/** What an officer does at the duty desk, in her words. */
export class Officer {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** Sits down at a list of cases. */
  static async at(browser: Browser, base: string, options: DeskOptions, view = 'mine'): Promise<Officer> {
    const officer = new Officer(await Desk.at(browser, base, options));
    const { page } = officer.desk;
    await page.goto(new URL(`/duty?view=${view}`, base).href);
    await page.getByRole('tab', { selected: true }).waitFor();
    return officer;
  }

  /** Presses a key with nothing that one types into in focus. */
  async press(key: string): Promise<void> {
    await this.desk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await this.desk.page.keyboard.press(key);
  }

  /** Begins a report: the form stands with its first field in focus. */
  async beginReport(): Promise<void> {
    await this.press('n');
    await this.report.waitFor();
  }

  /**
   * Writes one report by keyboard alone and sends it; the form goes on with the next.
   * @param report class by its initials, place by words or pinyin, what is the matter
   * @returns its number
   */
  async typeReport(report: { readonly of: string; readonly place: string; readonly what: string }): Promise<string> {
    const { keyboard } = this.desk.page;
    await this.typeAndTake(report.of);
    await keyboard.press('Tab');
    await this.typeAndTake(report.place);
    await this.tabTo(this.report.getByLabel('问题描述'));
    await keyboard.type(report.what);
    const answered = this.desk.page.waitForResponse(
      (answer) => answer.url().endsWith('/api/cases') && answer.request().method() === 'POST',
    );
    await keyboard.press('Control+Enter');
    const answer = await answered;
    if (answer.status() !== 201)
      throw new Error(`the report was answered with ${answer.status()}: ${await answer.text()}`);
    const { number } = (await answer.json()) as { number: string };
    await this.desk.page.getByText(`已上报 ${number}`).waitFor();
    return number;
  }

  /** Says where a report comes from, and by which number it is known there. */
  async source(channel: string, number: string): Promise<void> {
    const { page } = this.desk;
    await this.report
      .getByRole('combobox', { name: '来源渠道' })
      .or(this.report.getByLabel('来源渠道'))
      .first()
      .click();
    await page.locator('[role=option]:not([data-number])').filter({ hasText: channel }).first().click();
    await this.report.getByLabel('来源单号').fill(number);
    await this.report.locator('input').first().focus();
  }

  /** Opens a case of the list by its number. */
  async open(number: string): Promise<void> {
    const { page } = this.desk;
    const words = page.getByRole('textbox', { name: '编号末几位、位置' });
    await words.fill(number);
    await page.locator(`[role=option][data-number="${number}"]`).click();
    await page.getByTestId('case-card').getByText(number).first().waitFor();
    await page.getByRole('group', { name: '可办理事项' }).waitFor();
    await words.fill('', { force: true });
  }

  /** Waits until the open case has so many pictures, whoever brought them. */
  async seesPictures(count: number): Promise<void> {
    await this.desk.page
      .getByTestId('case-card')
      .locator('img')
      .nth(count - 1)
      .waitFor();
  }

  /** Does an act by its key; one that asks for nothing. @returns what the page says then */
  async act(key: string): Promise<string> {
    await this.press(key);
    return this.told();
  }

  /** Opens the form of an act by its key, fills it in by `fill`, and does it by Enter. */
  async actWith(key: string, fill: (form: Locator) => Promise<void>): Promise<string> {
    await this.press(key);
    return this.fillIn(fill);
  }

  /** The same by the menu behind the three dots: an act that one wants to say more with. */
  async actSaying(name: string, fill: (form: Locator) => Promise<void>): Promise<string> {
    const { page } = this.desk;
    await page.getByRole('button', { name: '更多办理事项' }).click();
    await page.getByRole('menuitem', { name }).click();
    return this.fillIn(fill);
  }

  /** Uploads a picture of its own into a form. */
  async photo(form: Locator): Promise<void> {
    const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await picture() };
    const uploaded = this.desk.page.waitForResponse((answer) => answer.url().includes('/api/media'));
    await form.locator('input[type=file]').first().setInputFiles(file);
    await uploaded;
    await form.locator('img').first().waitFor();
  }

  /** Chooses in a list of choices of a form. */
  async choose(form: Locator, label: string, option: string | RegExp): Promise<void> {
    const { page } = this.desk;
    await form.getByLabel(label).first().click();
    // The rows of the queue are options too.
    await page.locator('[role=option]:not([data-number])').filter({ hasText: option }).first().click();
  }

  /** The numbers of the cases that the list shows now. */
  async listed(): Promise<string[]> {
    const rows = this.desk.page.locator('[role=option][data-number]');
    return rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['number'] ?? ''));
  }

  private async fillIn(fill: (form: Locator) => Promise<void>): Promise<string> {
    const form = this.desk.page.getByRole('complementary', { name: '打开的案件' }).locator('form');
    await form.waitFor();
    await fill(form);
    await form.locator('button[type=submit]').focus();
    await this.desk.page.keyboard.press('Enter');
    return this.told();
  }

  /** What the foot of the page says once an act is done, or why it was not. */
  private async told(): Promise<string> {
    const toast = this.desk.page.getByText(/ 已|未能|不能|被他人/).last();
    await toast.waitFor();
    const words = await toast.innerText();
    await this.desk.page.getByRole('button', { name: '关闭', exact: true }).last().click();
    return words;
  }

  private async typeAndTake(words: string): Promise<void> {
    const { page } = this.desk;
    await page.keyboard.type(words);
    await page.locator('[data-combobox-selected]').first().waitFor();
    await page.waitForTimeout(250);
    await page.keyboard.press('Enter');
  }

  private async tabTo(field: Locator): Promise<void> {
    for (let steps = 0; steps < 40; steps++) {
      if (await field.evaluate((element) => element === document.activeElement)) return;
      await this.desk.page.keyboard.press('Tab');
    }
    throw new Error('the field cannot be reached by Tab');
  }

  private get report(): Locator {
    return this.desk.page.locator('form').filter({ hasText: '来源渠道' });
  }
}

/** A picture like no other: the same one twice would be marked as used before. */
async function picture(): Promise<Buffer> {
  const background = { r: randomInt(256), g: randomInt(256), b: randomInt(256) };
  return sharp({ create: { width: 320 + randomInt(64), height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

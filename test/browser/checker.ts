import type { Browser, Locator } from 'playwright-core';
import sharp from 'sharp';
import { Desk, type DeskOptions } from './desk.ts';

/** What a planner does at the desk of checks, in her words. */
export class Checker {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** Sits down at the rules. */
  static async at(browser: Browser, base: string, options: DeskOptions): Promise<Checker> {
    const checker = new Checker(await Desk.at(browser, base, options));
    // What is proved here stands beside the map: nobody waits until it is drawn.
    await checker.desk.page.goto(new URL('/checks', base).href);
    return checker;
  }

  /** Opens a rule by its name: its findings are listed. */
  async openRule(name: string): Promise<void> {
    await this.desk.page.getByText(name, { exact: true }).first().click();
    await this.list.waitFor();
  }

  /** Closes what is open, up to the rules. */
  async backToRules(): Promise<void> {
    await this.desk.page.getByRole('button', { name: /^返回规则/ }).click();
    await this.list.waitFor({ state: 'detached' });
  }

  /** Opens the finding of the list that has these words. @returns its number */
  async openFinding(words: string): Promise<string> {
    await this.list.getByRole('option').filter({ hasText: words }).first().click();
    await this.desk.page.waitForURL(/[?&]finding=\d+/);
    await this.card.getByRole('button', { name: '上报案件' }).waitFor();
    return new URL(this.desk.page.url()).searchParams.get('finding')!;
  }

  /** The words of what stands at the right. */
  async says(): Promise<string> {
    return this.card.innerText();
  }

  /** How many findings the list says there are. */
  async listed(): Promise<number> {
    return Number(await this.list.getAttribute('data-total'));
  }

  /** Opens the street of the open finding as a strip. */
  async openStrip(): Promise<void> {
    await this.card.getByRole('button', { name: /^沿街图/ }).click();
    await this.mark.waitFor();
  }

  /** Moves the first proposal along the street by a key. @returns metres from the street's beginning, before and after */
  async moveProposal(key: string): Promise<readonly [number, number]> {
    const at = async () => Number(await this.mark.getAttribute('aria-valuenow'));
    const before = await at();
    await this.mark.focus();
    await this.desk.page.keyboard.press(key);
    await this.desk.page.waitForTimeout(300);
    return [before, await at()];
  }

  /** What the strip says of the street as it is planned. */
  async stripSays(): Promise<string> {
    return this.strip.innerText();
  }

  /** Accepts the open finding for thirty days. */
  async accept(reason: string): Promise<void> {
    await this.card.getByRole('button', { name: '列为例外' }).click();
    await this.dialog.getByLabel(/理由/).fill(reason);
    await this.send('列为例外', '/api/changes');
  }

  /** Makes a case of the open finding. @returns its number */
  async makeCase(): Promise<string> {
    await this.card.getByRole('button', { name: '上报案件' }).click();
    const answer = (await this.send('上报', '/api/cases')) as { number: string };
    return answer.number;
  }

  /** Puts the open finding on a new list. */
  async putOnList(name: string): Promise<void> {
    await this.card.getByRole('button', { name: '加入整改清单' }).click();
    await this.dialog.getByLabel(/清单名称/).fill(name);
    await this.send('加入', '/api/changes');
  }

  /** Opens a work list from the page of all lists, and its sheet. @returns what the sheet holds */
  async openSheet(
    name: string,
  ): Promise<{ readonly words: string; readonly roads: number; readonly numbers: string[] }> {
    const { page } = this.desk;
    await page.getByRole('link', { name: '整改清单' }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('link', { name: '打印' }).click();
    const sheet = page.getByRole('article');
    await sheet.locator('svg[data-ready="true"]').waitFor();
    return {
      words: await sheet.innerText(),
      roads: await sheet.locator('[data-lines="road"] path').count(),
      numbers: await sheet.locator('[data-number]').allTextContents(),
    };
  }

  /** How much ink the map on the printed page has: the share of its pixels that are not white. */
  async ink(): Promise<number> {
    const { page } = this.desk;
    await page.emulateMedia({ media: 'print' });
    const picture = await page.getByRole('article').locator('svg[role="img"]').screenshot();
    await page.emulateMedia({ media: null });
    return shareOfInk(picture);
  }

  private async send(button: string, path: string): Promise<unknown> {
    const answered = this.desk.page.waitForResponse(
      (answer) => answer.url().endsWith(path) && answer.request().method() === 'POST',
    );
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    const answer = await answered;
    if (answer.status() !== 201) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    await this.dialog.waitFor({ state: 'detached' });
    return answer.json();
  }

  private get list(): Locator {
    return this.desk.page.locator('[role=listbox][data-total]');
  }

  private get card(): Locator {
    return this.desk.page.locator('aside').last();
  }

  private get strip(): Locator {
    return this.desk.page.getByRole('region', { name: /^街道图/ });
  }

  private get mark(): Locator {
    return this.strip.getByRole('slider', { name: '拟设点' }).first();
  }

  private get dialog(): Locator {
    return this.desk.page.getByRole('dialog');
  }
}

async function shareOfInk(picture: Buffer): Promise<number> {
  const { data } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.reduce((sum, value) => sum + Number(value < 200), 0) / data.length;
}

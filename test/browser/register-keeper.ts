import type { Seat } from '#domain/people/seats.ts';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { sessionCookie } from '../sign-in.ts';
import { screens } from './desk.ts';

/** One person at a register, in her words: tests never touch the page itself. */
export class RegisterKeeper {
  readonly errors: string[] = [];
  readonly page: Page;
  private readonly context: BrowserContext;
  private readonly base: string;

  private constructor(context: BrowserContext, page: Page, base: string) {
    this.context = context;
    this.page = page;
    this.base = base;
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  /** Sits down signed in as a seat's sample account. */
  static async at(browser: Browser, base: string, seat: Seat): Promise<RegisterKeeper> {
    const context = await browser.newContext({
      viewport: screens.desk,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      timezoneId: 'America/Los_Angeles',
    });
    await context.addCookies([{ ...(await sessionCookie(base, seat)), url: base }]);
    const keeper = new RegisterKeeper(context, await context.newPage(), base);
    keeper.page.setDefaultTimeout(60_000);
    return keeper;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.base).href);
    await this.table.waitFor();
    await this.drawn();
  }

  /** Waits until the map stands still with everything fetched and drawn. */
  async drawn(): Promise<void> {
    await this.page.waitForTimeout(400);
    await this.page.locator('.shirong-map[data-idle="true"]').waitFor({ timeout: 90_000 });
  }

  /** How many entries the table says it shows. */
  async listed(): Promise<number> {
    return Number(await this.table.getAttribute('data-rows'));
  }

  /** Waits until the table shows so many. */
  async lists(count: number): Promise<void> {
    await this.page.locator(`table[data-rows="${count}"]`).waitFor();
  }

  /** The words of the row that has these words in a cell. */
  async row(words: string): Promise<string> {
    return this.rowOf(words).innerText();
  }

  /** Waits until the row of one name says something. */
  async sees(name: string, words: string): Promise<void> {
    await this.rowOf(name).filter({ hasText: words }).waitFor();
  }

  async openRow(name: string): Promise<void> {
    await this.rowOf(name).click();
    await this.page.getByTestId('entry').waitFor();
  }

  /** Ticks a row's box. */
  async tick(name: string): Promise<void> {
    await this.rowOf(name).getByRole('checkbox').click();
  }

  async add(): Promise<void> {
    await this.page.getByRole('button', { name: /^新增/ }).click();
    await this.page.getByTestId('drawn').waitFor();
  }

  /** A click on the map, CSS pixels from its upper left corner. */
  async clickMap(x: number, y: number): Promise<void> {
    await this.page.locator('.shirong-map[data-drawing="ready"]').waitFor();
    await this.page.locator('.shirong-map canvas').first().click({ position: { x, y } });
  }

  async fill(field: string, words: string): Promise<void> {
    await this.page.locator(`input[data-field="${field}"]`).fill(words);
  }

  /** Chooses a value of a closed list. */
  async choose(field: string, words: string): Promise<void> {
    await this.page.locator(`input[data-field="${field}"]`).click();
    await this.page.getByRole('option', { name: words, exact: true }).locator('visible=true').click();
  }

  /** What a text field holds now, saved or not. */
  async typed(field: string): Promise<string> {
    return this.page.locator(`input[data-field="${field}"]`).inputValue();
  }

  /** The address that reproduces what is seen. */
  get address(): string {
    return this.page.url();
  }

  /** Scrolls the table. @returns how far down it stands then, CSS pixels */
  async scrollTable(pixels: number): Promise<number> {
    await this.table.evaluate((table, by) => table.parentElement?.scrollBy({ top: by }), pixels);
    return this.tableScroll();
  }

  /** How far down the table stands, CSS pixels. */
  async tableScroll(): Promise<number> {
    return this.table.evaluate((table) => table.parentElement?.scrollTop ?? 0);
  }

  /** The browser's back button. @param answer what one says when asked whether to give up what is not saved */
  async goBack(answer: 'stay' | 'leave'): Promise<void> {
    const asked = this.page.waitForEvent('dialog');
    await this.page.evaluate(() => history.back());
    const dialog = await asked;
    await (answer === 'stay' ? dialog.dismiss() : dialog.accept());
  }

  /** Saves by key, and waits for what comes of it. */
  async save({ isRefused = false } = {}): Promise<void> {
    const answered = this.page.waitForResponse((answer) => answer.url().endsWith('/api/changes'));
    await this.page.keyboard.press('Control+s');
    const status = (await answered).status();
    if ((status === 201) === isRefused) throw new Error(`the save was answered with ${status}`);
  }

  /** Takes the last change back by its button. */
  async undo(): Promise<void> {
    const answered = this.page.waitForResponse((answer) => answer.url().endsWith('/api/changes'));
    await this.page.locator('header').getByRole('button', { name: /^撤销/ }).click();
    await answered;
  }

  /** Retires all that is ticked, today. */
  async retireChosen(): Promise<void> {
    await this.page.getByTestId('several').getByRole('button', { name: '全部停用' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
  }

  /** The words of the form. */
  async entry(): Promise<string> {
    return this.page.getByTestId('entry').innerText();
  }

  /** Opens the import of tables and hands it a workbook; waits until the server has checked it. */
  async handIn(name: string, workbook: Buffer): Promise<void> {
    if (!(await this.sheet.isVisible())) await this.page.getByRole('button', { name: '导入表格' }).click();
    else await this.sheet.getByRole('button', { name: '换一份表格' }).click();
    const choosing = this.page.waitForEvent('filechooser');
    await this.sheet.getByRole('button', { name: '选择表格' }).click();
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await (await choosing).setFiles({ name, mimeType, buffer: workbook });
    await this.page.locator('[data-testid="sheet"][data-stage="checked"]').waitFor();
  }

  /** The faulty cells that the import names: row, column, what is wrong, what to do. */
  sheetFaults(): Promise<string[][]> {
    const rows = this.sheet.getByRole('table', { name: '出错的行' }).locator('tbody tr');
    return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  }

  /** Takes the table that was checked, and closes the import. */
  async takeSheet(): Promise<void> {
    await this.sheet.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
    await this.sheet.getByRole('button', { name: '完成' }).click();
    await this.sheet.waitFor({ state: 'hidden' });
  }

  private get sheet(): Locator {
    return this.page.getByTestId('sheet');
  }

  /** What stands against each other after another saved first. */
  async conflict(): Promise<string> {
    const panel = this.page.getByTestId('conflict');
    await panel.waitFor();
    return panel.innerText();
  }

  async takeMine(field: string): Promise<void> {
    await this.page.locator(`[data-key="${field}"] label`).filter({ hasText: '我的' }).click();
  }

  async saveMerged(): Promise<void> {
    await this.page.getByRole('button', { name: '按选择保存' }).click();
    await this.page.getByTestId('conflict').waitFor({ state: 'detached' });
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  private get table(): Locator {
    return this.page.locator('table[data-rows]');
  }

  private rowOf(words: string): Locator {
    return this.page.locator('tr[data-id]').filter({ hasText: words });
  }
}

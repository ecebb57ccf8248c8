import type { Seat } from '#domain/people/seats.ts';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { sessionCookie } from '../sign-in.ts';

/** How large a screen the page is opened on, in CSS pixels. */
export const screens = {
  desk: { width: 1440, height: 900 },
  /** Small, and so quick to draw by software: for proofs in which the map is not looked at. */
  laptop: { width: 1100, height: 700 },
  wall: { width: 3840, height: 2160 },
  phone: { width: 390, height: 844 },
} as const;

/** What one opens a desk with. */
export interface DeskOptions {
  readonly screen?: keyof typeof screens;
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: 'zh-CN' | 'en-GB';
  /** Signed in as a seat's sample account; nobody is where absent. */
  readonly seat?: Seat;
}

/**
 * One person at the page, in her words: tests never touch the page itself. It also keeps what must never happen:
 * console errors, and requests to any host but ours.
 */
export class Desk {
  readonly errors: string[] = [];
  readonly foreign: string[] = [];
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
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== new URL(base).origin)
        this.foreign.push(request.url());
    });
  }

  /** Sits down at a new page of the server at `base`. */
  static async at(browser: Browser, base: string, options: DeskOptions = {}): Promise<Desk> {
    const context = await browser.newContext({
      viewport: screens[options.screen ?? 'desk'],
      colorScheme: options.colorScheme ?? 'light',
      locale: options.locale ?? 'zh-CN',
      reducedMotion: 'reduce',
      // A host zone that is not the bureau's: times must be Asia/Shanghai all the same.
      timezoneId: 'America/Los_Angeles',
    });
    if (options.seat) await context.addCookies([{ ...(await sessionCookie(base, options.seat)), url: base }]);
    const desk = new Desk(context, await context.newPage(), base);
    desk.page.setDefaultTimeout(60_000);
    return desk;
  }

  /** Opens a path of the page and waits until the map has drawn all it asked for. */
  async open(path = '/'): Promise<void> {
    await this.page.goto(new URL(path, this.base).href);
    await this.drawn();
  }

  /** Opens a path without a map, and waits until nothing more is fetched. */
  async openPlain(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.base).href);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.page.waitForTimeout(1_500);
  }

  /** Waits until the map stands still with everything fetched and drawn. */
  async drawn(): Promise<void> {
    await this.page.waitForTimeout(400);
    await this.page.locator('.shirong-map[data-idle="true"]').waitFor({ timeout: 90_000 });
  }

  /** The address that reproduces what is seen. */
  get address(): string {
    return this.page.url();
  }

  /** Distinct features drawn in sight, by collection. */
  async shown(): Promise<Record<string, number>> {
    await this.drawn();
    return JSON.parse((await this.page.locator('.shirong-map').getAttribute('data-shown')) ?? '{}') as Record<
      string,
      number
    >;
  }

  /** Types into the search box and reads what is offered. */
  async search(words: string): Promise<string[]> {
    const box = this.page.getByRole('textbox', { name: /搜索|Search/ });
    await box.fill(words);
    const options = this.page.getByRole('option');
    await options.first().waitFor();
    await this.page.waitForTimeout(400);
    return options.allInnerTexts();
  }

  /** Takes what the search offers under these words. */
  async choose(words: string | RegExp): Promise<void> {
    await this.page.getByRole('option').filter({ hasText: words }).first().click();
    await this.drawn();
  }

  /** Opens one of the panels at the left. */
  async panel(name: 'layers' | 'filters' | 'list'): Promise<void> {
    const key = { layers: '1', filters: '2', list: '3' }[name];
    await this.page
      .locator('.shirong-map')
      .first()
      .click({ position: { x: 5, y: 300 }, trial: true });
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await this.page.keyboard.press(key);
    await this.page.waitForTimeout(300);
  }

  /** Ticks or unticks a choice of the filter panel by its words. */
  async filter(words: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: words }).first().click();
    await this.drawn();
  }

  /** Chooses one of the periods offered. */
  async period(words: string): Promise<void> {
    await this.page.getByRole('button', { name: /^(时段|Period)/ }).click();
    await this.page.getByRole('radio', { name: words, exact: true }).click();
    await this.drawn();
  }

  /** How many features the list beside the map says it holds. */
  async listed(): Promise<number> {
    await this.list.waitFor();
    await this.page.waitForTimeout(700);
    return Number(await this.list.getAttribute('data-total'));
  }

  /** In the list by keyboard alone: down `steps` rows from the first, then Enter. */
  async openFromList(steps: number): Promise<void> {
    await this.list.focus();
    await this.page.keyboard.press('Home');
    for (let i = 0; i < steps; i++) await this.page.keyboard.press('ArrowDown');
    await this.page.waitForTimeout(300);
    await this.page.keyboard.press('Enter');
    await this.page.getByTestId('card').waitFor();
    await this.drawn();
  }

  /** Opens what the list beside the map shows under these words. */
  async openListed(words: string): Promise<void> {
    await this.list.getByRole('option').filter({ hasText: words }).click();
    await this.page.getByTestId('card').waitFor();
    await this.drawn();
  }

  /** Scrolls the list. @returns how far down it stands then, CSS pixels */
  async scrollList(pixels: number): Promise<number> {
    await this.list.evaluate((list, by) => (list.scrollTop += by), pixels);
    return this.listScroll();
  }

  /** How far down the list stands, CSS pixels. */
  async listScroll(): Promise<number> {
    return this.list.evaluate((list) => list.scrollTop);
  }

  /** In a register: opens the entry whose row has these words. */
  async openRow(words: string): Promise<void> {
    await this.page.locator('tr[data-id]').filter({ hasText: words }).click();
    await this.page.getByTestId('entry').waitFor();
    await this.drawn();
  }

  /** Opens the newest step in the history of the open card: its difference is drawn on the map. */
  async openHistory(): Promise<void> {
    const card = this.page.getByTestId('card');
    await card.getByText(/^(变更历史|History)$/).click();
    await card.locator('li').first().getByRole('button', { expanded: false }).click();
    await this.drawn();
  }

  /** In the history of the open card: restores the state it began with. */
  async restoreFirst(): Promise<void> {
    const card = this.page.getByTestId('card');
    await card.getByText('变更历史', { exact: true }).click();
    await card.locator('li').last().getByRole('button', { expanded: false }).click();
    const answered = this.page.waitForResponse((answer) => answer.url().endsWith('/api/changes'));
    await card.getByRole('button', { name: /恢复/ }).click();
    const status = (await answered).status();
    if (status !== 201) throw new Error(`the restoring was answered with ${status}`);
  }

  /** The words of the open card; empty where none is open. */
  async card(): Promise<string> {
    const card = this.page.getByTestId('card');
    if ((await card.count()) === 0) return '';
    await card.locator('dl').first().waitFor();
    return card.innerText();
  }

  /** The words of everything on the page. */
  async words(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /** @param hasNoMap the page shows none that one could wait for */
  async screenshot(path: string, hasNoMap = false): Promise<void> {
    if (!hasNoMap) await this.drawn();
    await this.page.screenshot({ path });
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  private get list(): Locator {
    return this.page.locator('[role=listbox][data-total]');
  }
}

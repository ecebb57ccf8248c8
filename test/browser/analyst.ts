import type { Browser, Locator } from 'playwright-core';
import { Desk, type DeskOptions } from './desk.ts';

/** A place as the panel tells it. */
export interface ToldPlace {
  readonly title: string;
  /** All that the panel says. */
  readonly words: string;
  readonly count: number;
}

/** What somebody does who asks where it is getting bad, in her words. */
export class Analyst {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** Opens the high-incidence areas. @param path as a link says it, or the page as it begins */
  static async at(browser: Browser, base: string, options: DeskOptions, path = '/duty/hotspots'): Promise<Analyst> {
    const analyst = new Analyst(await Desk.at(browser, base, options));
    await analyst.desk.page.goto(new URL(path, base).href);
    await analyst.rows.first().waitFor();
    return analyst;
  }

  /** The places listed, in their order. */
  async listed(): Promise<string[]> {
    await this.counted();
    return this.rows.locator('p:first-child').allInnerTexts();
  }

  /** Counts only what these reported. @param words a choice of 来源 */
  async source(words: string): Promise<void> {
    await this.desk.page.getByRole('radiogroup', { name: '来源' }).getByText(words, { exact: true }).click();
    await this.desk.page.waitForURL(/[?&]source=/);
    await this.counted();
  }

  /** Which source is chosen. */
  async chosenSource(): Promise<string> {
    const chosen = this.desk.page.getByRole('radiogroup', { name: '来源' }).getByRole('radio', { checked: true });
    return (await chosen.getAttribute('value')) ?? '';
  }

  /** Opens the first place of the list. */
  async openFirst(): Promise<ToldPlace> {
    await this.rows.first().click();
    return this.told();
  }

  /** Has the map show the open place near by, and closes it. */
  async zoomAndClose(): Promise<void> {
    await this.panel.getByRole('button', { name: /^在地图上放大/ }).click();
    await this.desk.drawn();
    await this.desk.page.keyboard.press('Escape');
    await this.panel.waitFor({ state: 'detached' });
  }

  /** Clicks the middle of the map: the cell there opens. */
  async clickMiddle(): Promise<ToldPlace> {
    await this.desk.page.locator('.shirong-map canvas').first().click();
    return this.told();
  }

  /** What the panel tells of the open place. */
  async told(): Promise<ToldPlace> {
    await this.panel.waitFor();
    const words = await this.panel.innerText();
    const count = Number(/案件\s+(\d+)件/.exec(words)?.[1]);
    return { title: await this.panel.getByRole('heading', { level: 2 }).innerText(), words, count };
  }

  /** Follows the panel to the cases of the place. @returns how many the queue says there are */
  async openCases(): Promise<number> {
    await this.panel.getByRole('link', { name: '打开案件' }).click();
    const queue = this.desk.page.locator('[role=listbox][data-total]');
    await queue.getByRole('option').first().waitFor();
    return Number(await queue.getAttribute('data-total'));
  }

  /** Goes back by the browser. */
  async back(): Promise<void> {
    await this.desk.page.goBack();
    await this.rows.first().waitFor();
  }

  /** Waits until nothing is being counted any more. */
  private async counted(): Promise<void> {
    await this.desk.page.locator('main[aria-busy=false]').waitFor();
  }

  private get rows(): Locator {
    return this.desk.page.locator('[role=option][data-area]');
  }

  private get panel(): Locator {
    return this.desk.page.getByTestId('hot-place');
  }
}

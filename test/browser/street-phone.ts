import { randomInt } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Seat } from '#domain/people/seats.ts';
import { sessionCookie } from '../sign-in.ts';
import type { StreetCity } from './street-city.ts';

/** A phone on the street, in the words of whoever holds it. Its clock is moved by hand. */
export class StreetPhone {
  readonly page: Page;
  readonly faults: string[] = [];
  readonly #context: BrowserContext;
  readonly #city: StreetCity;

  private constructor(context: BrowserContext, page: Page, city: StreetCity) {
    this.#context = context;
    this.page = page;
    this.#city = city;
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.setDefaultTimeout(60_000);
  }

  static async at(browser: Browser, city: StreetCity, seat: Seat): Promise<StreetPhone> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'America/Los_Angeles',
    });
    await context.addCookies([{ ...(await sessionCookie(city.url, seat)), url: city.url }]);
    const page = await context.newPage();
    await page.clock.install({ time: city.now });
    return new StreetPhone(context, page, city);
  }

  /** Opens a case of the list. */
  async open(number: string): Promise<void> {
    await this.page.goto(`${this.#city.url}/field?case=${number}`);
    await this.page.getByText(number).first().waitFor();
  }

  /** Waits until the page would open without signal too. */
  async isKept(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }

  async signal(isThere: boolean): Promise<void> {
    await this.#context.setOffline(!isThere);
  }

  /** Lets time pass on phone and server alike. */
  async pass(minutes: number): Promise<void> {
    await this.page.clock.fastForward(minutes * 60_000);
    await this.#city.setNow(this.#city.now + minutes * 60_000);
  }

  /** Does what is done at a touch; the phone says that it has it. */
  async touch(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.#isKeptHere();
  }

  /** What was done is on the phone: from here on it may be switched off. */
  async #isKeptHere(): Promise<void> {
    await this.page.getByText('已存入本机').first().waitFor();
  }

  /** 反馈 with a photo after handling. */
  async reportBack(): Promise<void> {
    await this.page.getByRole('button', { name: '反馈', exact: true }).click();
    const photo = { name: 'after.jpg', mimeType: 'image/jpeg', buffer: await picture() };
    await this.page.getByLabel('拍摄处置后近景').setInputFiles(photo);
    const measure = this.page.getByRole('radio', { name: '清理整改' });
    await measure.click();
    await this.page.getByRole('button', { name: '反馈', exact: true }).last().click();
    await this.#isKeptHere();
  }

  /** What the bar says of what waits: 待上传 and 未被接受. */
  async waits(): Promise<readonly [waiting: number, refused: number]> {
    const said = await this.page.getByRole('button', { name: /^待上传 \d+ 项/ }).getAttribute('aria-label');
    const [waiting = 0, refused = 0] = [...(said ?? '').matchAll(/\d+/g)].map(Number);
    return [waiting, refused];
  }

  /** Resolves when the phone begins to send an act. */
  async begunToSend(): Promise<void> {
    await this.page.waitForRequest(
      (request) => request.method() === 'POST' && /\/api\/cases\/.*acts$/.test(request.url()),
    );
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }
}

/** No two alike: a photo that was used before is flagged. */
async function picture(): Promise<Buffer> {
  const background = { r: randomInt(256), g: randomInt(256), b: randomInt(256) };
  return sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

import type { Browser } from 'playwright-core';
import { Desk, type DeskOptions } from './desk.ts';

/** A place on the ground, degrees WGS84. */
export type Place = readonly [lng: number, lat: number];

/** What a planner does at a desk, in her words. */
export class Planner {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** Sits down at the list of schemes. */
  static async at(browser: Browser, base: string, options: DeskOptions): Promise<Planner> {
    const desk = await Desk.at(browser, base, options);
    await desk.openPlain('/zones');
    return new Planner(desk);
  }

  /** Makes a draft from the version in effect of the first kind and opens it. @returns its id */
  async startDraft(): Promise<string> {
    const { page } = this.desk;
    await page.getByRole('button', { name: '以此起草' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '建立草案' }).click();
    await page.waitForURL(/scheme=/);
    await this.desk.drawn();
    return new URL(page.url()).searchParams.get('scheme')!;
  }

  /** Opens a version with the map at a place. */
  async look(scheme: string, [lng, lat]: Place, zoom: number): Promise<void> {
    const { page } = this.desk;
    await page.goto(new URL(`/zones?v=${zoom}/${lat}/${lng}&l=roads&scheme=${scheme}`, page.url()).href);
    await this.desk.drawn();
  }

  /** Takes up a tool by its key. */
  async tool(key: string): Promise<void> {
    await this.onMap();
    await this.desk.page.keyboard.press(key);
  }

  /** Presses keys with the map in focus. */
  async press(key: string): Promise<void> {
    await this.onMap();
    await this.desk.page.keyboard.press(key);
  }

  /** Clicks at places of the map, one after the other. */
  async click(...places: readonly Place[]): Promise<void> {
    for (const place of places) {
      const [x, y] = await this.pixel(place);
      await this.desk.page.mouse.move(x, y);
      await this.desk.page.waitForTimeout(80);
      await this.desk.page.mouse.click(x, y);
      await this.desk.page.waitForTimeout(350);
    }
  }

  /** Drags from one place to another with a quick hand. */
  async drag(from: Place, to: Place): Promise<void> {
    const { mouse } = this.desk.page;
    const [x, y] = await this.pixel(from);
    const [toX, toY] = await this.pixel(to);
    await mouse.move(x, y);
    await this.desk.page.waitForTimeout(150);
    await mouse.down();
    await mouse.move((x + toX) / 2, (y + toY) / 2);
    await mouse.move(toX, toY, { steps: 4 });
    await mouse.up();
    await this.desk.page.waitForTimeout(300);
  }

  /** Waits until the server has everything. */
  async saved(): Promise<void> {
    await this.desk.page.getByText('已保存', { exact: true }).first().waitFor();
  }

  /** Loads the page anew. */
  async reload(): Promise<void> {
    await this.desk.page.reload();
    await this.desk.drawn();
    await this.saved();
  }

  /** What the server has of a draft's edits, one after the other. */
  edits(scheme: string): Promise<string[]> {
    return this.desk.page.evaluate(async (id) => {
      const answer = await fetch(`/api/zones/schemes/${id}/edits?after=0`);
      const { edits } = (await answer.json()) as {
        edits: { label: { kind: string }; undoes?: number; redoes?: number }[];
      };
      return edits.map(({ label, undoes, redoes }) =>
        [label.kind, undoes && `undoes ${undoes}`, redoes && `redoes ${redoes}`].filter(Boolean).join(' '),
      );
    }, scheme);
  }

  /** How many zones the list counts. */
  async zones(): Promise<number> {
    const words = await this.desk.page
      .getByText(/^责任区 \d+$/)
      .first()
      .innerText();
    return Number(/\d+/.exec(words)![0]);
  }

  /** Chooses a zone in the list. */
  async choose(number: string): Promise<void> {
    const { page } = this.desk;
    const field = page.getByPlaceholder('编号、名称、单位、人员');
    await field.fill(number);
    await page
      .getByRole('option', { name: new RegExp(number) })
      .or(page.getByText(number, { exact: false }))
      .first()
      .click();
    await field.fill('');
  }

  /** Chooses a street in the form of the tool that is taken up. */
  async street(name: string): Promise<void> {
    const { page } = this.desk;
    await page.getByLabel('道路').first().click();
    await page.keyboard.type(name);
    await page.getByRole('option', { name, exact: true }).click();
  }

  /** Cuts the chosen zone square to a street, so many metres from a crossing with another. */
  async splitAt(street: string, crossing: string, metres: number): Promise<void> {
    const { page } = this.desk;
    await this.tool('k');
    await this.street(street);
    await page.getByLabel('自', { exact: true }).first().click();
    await page
      .getByRole('option', { name: new RegExp(crossing) })
      .first()
      .click();
    await page.getByRole('textbox', { name: '里程' }).fill(String(metres));
    await page.getByRole('button', { name: '分割', exact: true }).last().click();
  }

  /** Opens the dialog of an act (送审, 批准, 公布 ...), fills in what it asks for, and confirms. @returns what the dialog said follows */
  async act(name: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    const { page } = this.desk;
    await page.getByRole('button', { name, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
    const confirm = dialog.getByRole('button', { name, exact: true });
    await confirm.waitFor();
    await page.waitForTimeout(1_500);
    const told = await dialog.innerText();
    await confirm.click();
    await dialog.waitFor({ state: 'hidden' });
    return told;
  }

  /** Who answers for a place now, as the card of a click on the map of the city says. */
  async answersAt(place: Place): Promise<string> {
    const [lng, lat] = place;
    await this.desk.open(`/?v=16/${lat}/${lng}&l=roads`);
    await this.click(place);
    return this.answers();
  }

  /** Who answered for the place of the open card on another day (YYYY-MM-DD). */
  async answersOn(day: string): Promise<string> {
    const { page } = this.desk;
    await page.getByLabel('看哪一天').fill(day);
    await page.keyboard.press('Enter');
    await page.getByTestId('responsible').getByText(day, { exact: true }).waitFor();
    return this.answers();
  }

  private async answers(): Promise<string> {
    const card = this.desk.page.getByTestId('responsible');
    await card.getByText('市容秩序').first().waitFor();
    return card.innerText();
  }

  private async onMap(): Promise<void> {
    await this.desk.page.locator('.shirong-map canvas').first().focus();
  }

  /** Where a place is on the screen: the address says where the map looks. */
  private async pixel([lng, lat]: Place): Promise<[number, number]> {
    const { page } = this.desk;
    const box = (await page.locator('.shirong-map').boundingBox())!;
    const [zoom, atLat, atLng] = new URL(page.url()).searchParams.get('v')!.split('/').map(Number) as [
      number,
      number,
      number,
    ];
    const world = 512 * 2 ** zoom;
    const x = (degrees: number): number => ((degrees + 180) / 360) * world;
    const y = (degrees: number): number =>
      ((1 - Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / Math.PI) / 2) * world;
    return [box.x + box.width / 2 + x(lng) - x(atLng), box.y + box.height / 2 + y(lat) - y(atLat)];
  }
}

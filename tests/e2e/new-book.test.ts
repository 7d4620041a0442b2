import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/load-facts';
import { county } from '../books/content';
import { print } from '../books/layouts';
import { variants } from '../books/variants';
import { lens, setUp } from './fixtures';
import { PATIENCE } from './harness';

const layout = variants.find(({ name }) => name.startsWith('square brackets on lines'))!;
const { text, expected } = print(county, layout);

describe('a book made of a text in the browser', () => {
  setUp({ story: true });

  it('is understood, corrected by pointing at a line, and put on the shelf', async () => {
    const page = await lens.newPage(lens.url('new-book.html'));
    await page.setInputFiles('input[type=file]', {
      name: 'book.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    });
    await page.getByText(`${expected.entries.length}条条目`).waitFor({ timeout: PATIENCE });
    expect(await page.getByLabel('书名').inputValue()).toBe('青浦源年鉴（2019）');

    // A heading is said to be text: its section goes, its entries stay with the section before.
    const line = text.split('\n').findIndex((one) => one.includes('水利')) + 1;
    await page.getByRole('complementary').getByRole('spinbutton').fill(String(line));
    await page.getByRole('complementary').getByRole('combobox').selectOption('text');
    await page.getByText('10个分目').waitFor({ timeout: PATIENCE });
    await page.getByRole('button', { name: '撤销改正' }).click();
    await page.getByText('11个分目').waitFor({ timeout: PATIENCE });

    await page.getByLabel('编号').fill('qingpuyuan-2019');
    await page.getByLabel('市', { exact: true }).fill('某州市');
    const shelve = page.getByRole('button', { name: '放上书架' });
    await expect.poll(() => shelve.isEnabled(), { timeout: PATIENCE }).toBe(true);
    expect(await page.getByRole('article').locator('mark').count()).toBeGreaterThan(3);
    await shelve.click();
    await page.getByText('已放上书架').waitFor({ timeout: PATIENCE });
    await page.close();

    const shelf = await lens.newPage(lens.url('options.html#shelf'));
    await shelf.getByText('青浦源年鉴（2019）').first().waitFor({ timeout: PATIENCE });
    await shelf.close();
  });

  it('says what to do with a file that holds no text it can have', async () => {
    const page = await lens.newPage(lens.url('new-book.html'));
    await page.setInputFiles('input[type=file]', {
      name: 'scan.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n'),
    });
    await page.getByRole('alert').getByText('PDF 不能直接读').waitFor({ timeout: PATIENCE });
    await page.setInputFiles('input[type=file]', {
      name: 'empty.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('hello world\n'),
    });
    await page.getByRole('alert').getByText('没有读成').waitFor({ timeout: PATIENCE });
    await page.close();
  });

  it('reads a whole yearbook without freezing the page', async () => {
    const page = await lens.newPage(lens.url('new-book.html'));
    const book = readFileSync(join(ROOT, 'data/books/shangcheng-2022/shangcheng-2022.txt'));
    await page.setInputFiles('input[type=file]', { name: 'book.txt', mimeType: 'text/plain', buffer: book });
    // The page answers while the worker reads.
    await page.getByText('正在').first().waitFor({ timeout: PATIENCE });
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
    await page.getByText('31个类目').waitFor({ timeout: PATIENCE });
    await page.close();
  });
});

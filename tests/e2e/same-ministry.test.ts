import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type Served } from './serve.ts';
import { carry, cookieOf } from './sign-in.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
	{ name: 'with JavaScript', javaScriptEnabled: true },
	{ name: 'without JavaScript', javaScriptEnabled: false }
])('$name', ({ javaScriptEnabled }) => {
	let served: Served;
	const contexts: BrowserContext[] = [];
	const atFirstStandard = async (): Promise<Page> => {
		const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
		contexts.push(context);
		await carry(context, served, await cookieOf(served, 'justice'));
		const page = await context.newPage();
		await page.goto(`${served.origin}/my-standards`);
		await page.locator('.govuk-task-list a').first().click();
		await page.locator('#narrative').waitFor();
		return page;
	};
	beforeAll(async () => {
		served = await serve({ NRM_DEMO: 'northmark' });
	});
	afterAll(async () => {
		for (const context of contexts) await context.close();
		await served?.stop();
	});

	test('two people of one ministry choose, field by field, between what they wrote', async () => {
		const [first, second] = [await atFirstStandard(), await atFirstStandard()];
		await first.locator('input[name=design][value="2"]').check();
		await first.locator('#narrative').fill('What the first one wrote.');
		await first.getByRole('button', { name: 'Save', exact: true }).click();
		await first.getByText('The answer is saved.').first().waitFor();
		await second.locator('#narrative').fill('What the second one wrote.');
		await second.getByRole('button', { name: 'Save and hand in' }).click();
		const choice = second.getByRole('group', { name: 'Narrative' });
		await choice.waitFor();
		expect(await choice.innerText()).toContain('What the first one wrote.');
		expect(await choice.innerText()).toContain('What the second one wrote.');
		await choice.getByRole('radio').last().check();
		await second.locator('form', { has: choice }).getByRole('button').click();
		await second.getByText('It is handed in.').waitFor();
		expect(await second.locator('#narrative').inputValue()).toBe('What the second one wrote.');
		expect(await second.locator('input[name=design]:checked').inputValue()).toBe('2');
	});
});

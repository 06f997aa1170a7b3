import { expect, test } from 'vitest';
import { FORMAT, LANGUAGES } from '#lib/core/codes.ts';
import type { Receipt } from '#lib/core/receipt.ts';
import { receiptPdf } from '#lib/server/pdf/receipt.ts';
import { receiptWords } from '#lib/text/receipt/index.ts';
import { bare, infoOf, textOfPdf } from './tools.ts';

const SHA256 = '0123456789abcdef'.repeat(4);
const REASON = 'The statistics of the last quarter have come.';
const receipt: Receipt = {
	document: {
		number: 2,
		submittedAt: '2026-11-24T10:00:00.000Z',
		amends: { number: 1, sha256: 'f'.repeat(64), reason: REASON },
		assessment: {
			format: FORMAT,
			catalogue: { id: 'catalogue', version: '1.0.0' },
			kind: 'self',
			state: 'XA',
			organisation: { name: 'Ministry of the Interior', kind: 'government' },
			period: { from: '2026-01-01', to: '2026-12-31' },
			answers: {},
			evidence: [],
			actions: []
		},
		findings: []
	},
	answered: 55,
	standards: 57,
	sha256: SHA256,
	submittedBy: 'Coordinator',
	auditSequence: 40,
	checkpoint: {
		size: 41,
		head: 'a'.repeat(64),
		at: '2026-11-24T10:00:00.000Z',
		signature: 'S'.repeat(88)
	},
	publicKey: '-----BEGIN PUBLIC KEY-----\nQUJD\n-----END PUBLIC KEY-----\n'
};

test.each(LANGUAGES)(
	'in %s it holds all that proves the submission, on tagged pages',
	async (language) => {
		const pdf = await receiptPdf(receipt, { language, stateName: 'Northmark' });
		const text = bare(textOfPdf(pdf));
		const words = receiptWords(language);
		for (const part of [
			words.title,
			...words.proof,
			...words.check,
			SHA256,
			'a'.repeat(64),
			'S'.repeat(88),
			'QUJD',
			REASON,
			'Northmark',
			'Coordinator',
			words.answersOf('55', '57')
		])
			expect(text).toContain(bare(part));
		expect(infoOf(pdf).get('Tagged')).toBe('yes');
		expect(await receiptPdf(receipt, { language, stateName: 'Northmark' })).toEqual(pdf);
	}
);

test('before it is signed it says so by leaving the signature out', async () => {
	const text = textOfPdf(await receiptPdf({ ...receipt, checkpoint: null }, { language: 'en' }));
	expect(text).toContain(receiptWords('en').auditEntry);
	expect(text).not.toContain(receiptWords('en').checkpointSignature);
});

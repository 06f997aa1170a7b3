import type { ReceiptWords } from '#lib/core/receipt.ts';

export const words: ReceiptWords = {
	title: 'Receipt of a submission',
	lead: 'This installation has received the submission named here and has frozen it: answers, evidence list and actions stay as they were at that moment.',
	by: 'Submitted by',
	at: 'Submitted on',
	answers: 'Standards answered',
	answersOf: (answered, all) => `${answered} of ${all}`,
	evidence: 'Evidence items',
	amends: 'Takes the place of',
	amendsOf: (number, digits) => `submission ${number}, SHA-256 ${digits}…`,
	reason: 'Reason for the amendment',
	findings: 'Warnings left as they are',
	headings: {
		submission: 'The submission',
		proof: 'What this receipt rests on',
		check: 'How to check it'
	},
	auditEntry: 'Entry of the audit trail',
	checkpointSize: 'Entries covered by the signature',
	checkpointHead: 'Head of the audit trail',
	checkpointSignature: 'Signature (Ed25519, base64)',
	publicKey: 'Public key of this installation',
	proof: [
		'The SHA-256 value is computed from the whole submission. A single changed character gives another value.',
		'The entry of the audit trail was written together with the submission. The signature covers the head of the trail, and with it every entry up to that number.'
	],
	check: [
		'Download the file of the submission (submission.json) and compute its SHA-256, for example with “sha256sum submission.json”. It must be the value above.',
		'The signature can be checked with the public key alone, on any machine. Keep a copy of the key outside this installation: who owns both the machine and its key could sign anew.'
	],
	footer: (number, digits) => `Receipt of submission ${number}, SHA-256 ${digits}…`
};

/** What can be wrong with an input; `text/` has the sentence for each, per language. */
export const FAULT_CODES = [
	'empty',
	'not-utf8',
	'not-json',
	'not-yaml',
	'too-large',
	'too-deep',
	'unreadable',
	'unwritable',
	'exists',
	'duplicate-key',
	'forbidden-key',
	'format',
	'missing',
	'unknown-field',
	'unknown-catalogue',
	'unknown-standard',
	'unknown-evidence',
	'unknown-sender',
	'other-state',
	'other-catalogue',
	'other-file',
	'other-database',
	'other-keys',
	'submitted',
	'round-opened',
	'round-begun',
	'round-not-open',
	'wrong-code',
	'wrong-password',
	'wrong-set-up-code',
	'passkey-refused',
	'last-factor',
	'own-account',
	'last-administrator',
	'second-administrator',
	'has-account',
	'other-address',
	'own-membership',
	'two-people',
	'newer-database',
	'damaged',
	'duplicate',
	'object',
	'list',
	'text',
	'text-short',
	'text-long',
	'control-character',
	'boolean',
	'level',
	'target',
	'whole-number',
	'amount',
	'date',
	'period-order',
	'reason-missing',
	'unresolved',
	'one-of',
	'pattern',
	'url',
	'count',
	'order',
	'incomplete',
	'password-short',
	'password-long',
	'password-weak'
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/**
 * One thing that is wrong, at one place.
 * `place` is a path into the input (`answers.F-01.design`), `''` for the whole;
 * `got` is what stood there, shortened; `expected` names what may stand there.
 */
export type Fault = { place: string; code: FaultCode; got?: string; expected?: string };

/** The user gave something we cannot use: every fault at once, each safe to show. */
export class InputError extends Error {
	override name = 'InputError';
	readonly faults: readonly Fault[];
	constructor(faults: readonly Fault[]) {
		super(faults.map(({ place, code }) => `${place}: ${code}`).join('; '));
		this.faults = faults;
	}
}

const SHOWN_CHARACTERS = 60;
/** Characters that would act on a terminal or reorder a line instead of being seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const escape = (character: string): string =>
	`\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`;

/** A value as it is quoted in a fault: JSON on one line, at most 60 characters. */
export function quote(value: unknown): string {
	// A long text is cut before it is written out: the rest would only be thrown away.
	const shown = typeof value === 'string' ? value.slice(0, SHOWN_CHARACTERS) : value;
	const number = typeof value === 'number' ? String(value) : undefined;
	const json = (number ?? JSON.stringify(shown) ?? String(value)).replace(UNSEEN, escape);
	if (json.length <= SHOWN_CHARACTERS && Object.is(shown, value)) return json;
	return `${json.slice(0, SHOWN_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

import { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';

/**
 * A written reason, without the space around it.
 * @throws InputError `reason-missing` when it says too little, `text-long`; at the place `reason`
 */
export function checkedReason(reason: string): string {
	const why = reason.trim().normalize('NFC');
	const got = String(why.length);
	if (why.length < LIMITS.reasonMinimum)
		throw new InputError([
			{ place: 'reason', code: 'reason-missing', got, expected: String(LIMITS.reasonMinimum) }
		]);
	if (why.length > LIMITS.reason)
		throw new InputError([
			{ place: 'reason', code: 'text-long', got, expected: String(LIMITS.reason) }
		]);
	return why;
}

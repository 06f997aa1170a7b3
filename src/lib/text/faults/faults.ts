import type { Fault, FaultCode } from '#lib/core/input-error.ts';

/** The sentence for each fault, without its place: `expected 0–4 or null, got 7`. */
export type FaultWords = Record<FaultCode, (fault: Fault) => string>;

/** Why the system refused a file, by its error code. */
export type Reasons = Readonly<Record<string, string>>;

/** Bytes, given as text, in whole mebibytes or kibibytes. */
export function bytes(text: string | undefined, units: { mega: string; kilo: string }): string {
	const size = Number(text);
	return size >= 1024 ** 2
		? `${Math.floor(size / 1024 ** 2)} ${units.mega}`
		: `${Math.floor(size / 1024)} ${units.kilo}`;
}

const HUNDRED = 100;

/** English as international organisations write it: the day before the month. */
const regional = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** A number for people: at most `digits` decimals, in the way of the language. */
export const formatNumber = (language: string, value: number, digits = 2): string =>
	new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);

/** A mean of levels: always two decimals, so that columns line up. */
export const formatMean = (language: string, value: number): string =>
	new Intl.NumberFormat(language, {
		minimumFractionDigits: 2,
		maximumFractionDigits: 2,
		signDisplay: 'negative'
	}).format(value);

/** A share 0–1 as whole percent. */
export const formatShare = (language: string, share: number): string =>
	new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(
		Math.round(share * HUNDRED) / HUNDRED
	);

/** A day `YYYY-MM-DD`, written out. */
export const formatDay = (language: string, day: string): string =>
	new Intl.DateTimeFormat(regional(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
		new Date(`${day}T00:00:00Z`)
	);

/** A moment in ISO-8601 UTC, to the minute. */
export const formatMoment = (language: string, moment: string): string =>
	new Intl.DateTimeFormat(regional(language), {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: 'UTC'
	}).format(new Date(moment));

/** The time of day of a moment, milliseconds since 1970, on the reader's clock. */
export const formatTime = (language: string, moment: number): string =>
	new Intl.DateTimeFormat(regional(language), { timeStyle: 'short' }).format(moment);

/** Bytes as kB or MB. */
export function formatSize(language: string, bytes: number): string {
	const [unit, divisor] =
		bytes < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const);
	return new Intl.NumberFormat(language, {
		style: 'unit',
		unit,
		maximumFractionDigits: bytes < 10_000_000 ? 1 : 0
	}).format(bytes / divisor);
}

/** The name of a language in the reader's language. */
export const languageName = (reader: string, language: string): string =>
	new Intl.DisplayNames(reader, { type: 'language' }).of(language) ?? language;

import type { Language } from '#lib/core/codes.ts';
import type { ReportFormat } from '#lib/core/report-words.ts';
import {
	formatDay,
	formatMean,
	formatNumber,
	formatShare,
	languageName
} from '#lib/text/format.ts';

/** More decimals than a number has. */
const AS_GIVEN = 20;
const FICTIONAL = /^X[A-Z]$/;

/** The numbers, days and names of a report in one language; `fictional` names a State XA–XZ. */
export function reportFormat(
	language: Language,
	fictional: (code: string) => string
): ReportFormat {
	// English as in `formatDay`: the day before the month.
	const moments = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
		dateStyle: 'long',
		timeStyle: 'long',
		timeZone: 'UTC'
	});
	const states = new Intl.DisplayNames(language, { type: 'region' });
	return {
		count: (n) => formatNumber(language, n),
		mean: (n) => formatMean(language, n),
		share: (n) => formatShare(language, n),
		day: (day) => formatDay(language, day),
		moment: (moment) => moments.format(new Date(moment)),
		bytes: (size) =>
			new Intl.NumberFormat(language, {
				style: 'unit',
				unit: 'byte',
				unitDisplay: 'long'
			}).format(size),
		money: (amount, currency) =>
			new Intl.NumberFormat(language, {
				style: 'currency',
				currency,
				currencyDisplay: 'code',
				minimumFractionDigits: 0,
				maximumFractionDigits: AS_GIVEN
			}).format(amount),
		languageName: (tag) => languageName(language, tag),
		stateName: (code) => (FICTIONAL.test(code) ? fictional(code) : (states.of(code) ?? code)),
		list: (items) => items.join(', ')
	};
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Picks the form for a number: `plural('ru')(2, { one: 'норма', few: 'нормы', other: 'норм' })`. */
export function plural(language: Language): (n: number, forms: Forms) => string {
	const rules = new Intl.PluralRules(language);
	return (n, forms) => `${formatNumber(language, n)} ${forms[rules.select(n)] ?? forms.other}`;
}

import { isInterfaceLanguage, type InterfaceLanguage } from './index.ts';

export const LANGUAGE_COOKIE = 'nrm-language';

/**
 * The language of an `Accept-Language` header (RFC 9110) that we speak and that is wanted most, by
 * quality and then by order; regions do not count. English if there is none.
 */
export function preferredLanguage(header: string | null): InterfaceLanguage {
	const wanted = (header ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
			const quality = parameters.find((parameter) => parameter.startsWith('q='));
			return {
				language: tag.split('-')[0],
				quality: quality ? Number(quality.slice(2)) : 1
			};
		})
		.filter(({ quality }) => quality > 0 && quality <= 1)
		.toSorted((a, b) => b.quality - a.quality);
	for (const { language } of wanted) if (isInterfaceLanguage(language)) return language;
	return 'en';
}
